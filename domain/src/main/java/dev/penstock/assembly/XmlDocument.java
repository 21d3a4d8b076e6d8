package dev.penstock.assembly;

import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML that people can read: escaped, one element a line, indented. */
final class XmlDocument {
    private static final String INDENT = "    ";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;
    private int depth;

    /** @param doctype a document type declaration, or empty */
    XmlDocument(String doctype) {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            if (!doctype.isEmpty()) {
                xml.writeCharacters("\n");
                xml.writeDTD(doctype);
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string cannot fail to be written", e);
        }
    }

    /** An element with what {@code content} writes into it. */
    XmlDocument element(String name, Map<String, String> attributes, Runnable content) {
        try {
            indent();
            xml.writeStartElement(name);
            attributes(attributes);
            depth++;
            content.run();
            depth--;
            indent();
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string cannot fail to be written", e);
        }
    }

    XmlDocument element(String name, Runnable content) {
        return element(name, Map.of(), content);
    }

    XmlDocument element(String name, String content) {
        try {
            indent();
            xml.writeStartElement(name);
            xml.writeCharacters(content);
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string cannot fail to be written", e);
        }
    }

    XmlDocument empty(String name, Map<String, String> attributes) {
        try {
            indent();
            xml.writeEmptyElement(name);
            attributes(attributes);
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string cannot fail to be written", e);
        }
    }

    String text() {
        try {
            xml.writeEndDocument();
            xml.close();
            return text + "\n";
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string cannot fail to be written", e);
        }
    }

    private void indent() throws XMLStreamException {
        xml.writeCharacters("\n" + INDENT.repeat(depth));
    }

    private void attributes(Map<String, String> attributes) throws XMLStreamException {
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            xml.writeAttribute(attribute.getKey(), attribute.getValue());
        }
    }
}
