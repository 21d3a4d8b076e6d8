package dev.penstock.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML as an object with one member, the root element. An element is an object of its attributes ({@code @name}), its child
 * elements (an array where a name comes again) and its text ({@code #text}); one that has nothing but text is that text. Names
 * lose their prefixes. No document type is accepted, so that no entity is ever expanded and nothing outside is read.
 */
final class XmlContent {
    /** The Java platform's own parser, whatever the server offers: its limits are the ones that were tested. */
    private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

    static {
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        FACTORY.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        FACTORY.setProperty(XMLInputFactory.IS_COALESCING, true);
        FACTORY.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside of the document is read");
        });
    }

    private XmlContent() {}

    static ObjectNode read(byte[] bytes) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                return document(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new MalformedContent("the body is not XML"
                    + (e.getLocation() == null
                            ? ""
                            : ": line " + e.getLocation().getLineNumber()));
        }
    }

    private static ObjectNode document(XMLStreamReader reader) throws XMLStreamException {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> throw new MalformedContent("XML may not have a document type");
                case XMLStreamConstants.START_ELEMENT -> document.set(reader.getLocalName(), element(reader, 1));
                default -> {}
            }
        }
        return document;
    }

    private static JsonNode element(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > JsonContent.DEPTH_MAX) {
            throw new MalformedContent("XML may nest up to " + JsonContent.DEPTH_MAX + " elements");
        }
        ObjectNode element = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            element.put("@" + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        StringBuilder text = new StringBuilder();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            switch (reader.getEventType()) {
                case XMLStreamConstants.START_ELEMENT ->
                    add(element, reader.getLocalName(), element(reader, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new MalformedContent("XML may have no entities but the five that it defines");
                default -> {}
            }
        }
        return finished(element, text.toString());
    }

    private static JsonNode finished(ObjectNode element, String text) {
        if (element.isEmpty()) {
            return JsonNodeFactory.instance.textNode(text);
        }
        String stripped = text.strip();
        return stripped.isEmpty() ? element : element.put("#text", stripped);
    }

    /** No element is an array by itself, so that an array can only be the one begun here. */
    private static void add(ObjectNode element, String name, JsonNode child) {
        JsonNode before = element.get(name);
        if (before == null) {
            element.set(name, child);
        } else if (before instanceof ArrayNode array) {
            array.add(child);
        } else {
            element.putArray(name).add(before).add(child);
        }
    }
}
