package dev.penstock.assembly;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What an EAR's own descriptor says of its parts.
 *
 * @param ejbModule the one module of message-driven beans
 * @param libraryFolder where libraries for all modules stand
 */
record ApplicationXml(String ejbModule, String libraryFolder) {
    static final String PATH = "META-INF/application.xml";

    static ApplicationXml read(byte[] xml) {
        List<String> ejbModules = new ArrayList<>();
        String libraryFolder = "lib";
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    if (reader.getLocalName().equals("ejb")) {
                        ejbModules.add(reader.getElementText().strip());
                    } else if (reader.getLocalName().equals("library-directory")) {
                        libraryFolder = reader.getElementText().strip();
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new InvalidArchive(PATH + " cannot be read: " + e.getMessage());
        }
        if (ejbModules.size() != 1) {
            throw new InvalidArchive(PATH + " must have one <ejb> module, found " + ejbModules);
        }
        return new ApplicationXml(ejbModules.get(0), libraryFolder);
    }
}
