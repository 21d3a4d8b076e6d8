package dev.penstock.cli.server;

import dev.penstock.cli.CommandFailure;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A domain's files before its first start: what listens, listens on this machine only and on ports of our choice; what nobody
 * asked for (Hazelcast, OpenMQ, the remote shell, TLS with a well-known key) does not listen at all.
 *
 * @param config the domain's {@code config/}
 */
record DomainConfiguration(Path config) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int REQUEST_THREADS = 256;

    void apply(int port, int adminPort, int iiopPort, List<String> javaOptions, ServerProperties properties, Path log) {
        Path file = config.resolve("domain.xml");
        try {
            Document domain =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
            Element server = one(
                    domain.getDocumentElement(),
                    "config",
                    element -> element.getAttribute("name").equals("server-config"));
            listen(one(server, "network-listener", named("http-listener-1")), port);
            // HTTP/2 belongs to the proxy that ends TLS: over plain connections it was seen to leave requests
            // unanswered
            one(one(server, "protocol", named("http-listener-1")), "http", element -> true)
                    .setAttribute("http2-enabled", "false");
            // as configure.asadmin says; but a listener keeps the number of threads that it was started with
            one(server, "thread-pool", named("http-thread-pool"))
                    .setAttribute("max-thread-pool-size", Integer.toString(REQUEST_THREADS));
            listen(one(server, "network-listener", named("admin-listener")), adminPort);
            listen(
                    one(
                            server,
                            "iiop-listener",
                            element -> element.getAttribute("id").equals("orb-listener-1")),
                    iiopPort);
            remove(one(server, "network-listener", named("http-listener-2")));
            all(server, "iiop-listener").stream()
                    .filter(element -> element.hasAttribute("security-enabled"))
                    .forEach(DomainConfiguration::remove);
            one(server, "virtual-server", element -> element.getAttribute("id").equals("server"))
                    .setAttribute("network-listeners", "http-listener-1");
            one(server, "jmx-connector", named("system")).setAttribute("enabled", "false");
            disableOpenMq(server);
            one(domain.getDocumentElement(), "hazelcast-runtime-configuration", element -> true)
                    .setAttribute("enabled", "false");
            all(server, "hazelcast-config-specific-configuration")
                    .forEach(element -> element.setAttribute("enabled", "false"));
            virtualMachine(one(server, "java-config", element -> true), javaOptions, properties.values());
            Files.writeString(file, text(domain));
            logTo(log);
        } catch (IOException | SAXException | ParserConfigurationException | TransformerException e) {
            throw new CommandFailure(file + " cannot be prepared: " + e.getMessage(), e);
        }
    }

    private void logTo(Path log) throws IOException {
        Path file = config.resolve("logging.properties");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("${com.sun.aas.instanceRoot}/logs/server.log", log.toString())
                        .replace("UniformLogFormatter.ansiColor=true", "UniformLogFormatter.ansiColor=false"));
    }

    private static void virtualMachine(Element java, List<String> javaOptions, Map<String, String> properties) {
        for (Element option : all(java, "jvm-options")) {
            String text = option.getTextContent();
            if (text.startsWith("-Xmx")) {
                remove(option);
            } else {
                option.setTextContent(text.replace("org.apache.felix.shell.remote,", ""));
            }
        }
        List<String> added = new ArrayList<>(javaOptions);
        properties.forEach((key, value) -> added.add("-D" + key + "=" + value));
        for (String option : added) {
            java.appendChild(java.getOwnerDocument().createElement("jvm-options"))
                    .setTextContent(option);
        }
    }

    /** The server adds an embedded broker of its own to a configuration that does not speak of one. */
    private static void disableOpenMq(Element server) {
        all(server, "jms-service").forEach(DomainConfiguration::remove);
        Element service = server.getOwnerDocument().createElement("jms-service");
        service.setAttribute("type", "DISABLED");
        service.setAttribute("default-jms-host", "default_JMS_host");
        Element host = server.getOwnerDocument().createElement("jms-host");
        host.setAttribute("name", "default_JMS_host");
        host.setAttribute("host", LOOPBACK);
        host.setAttribute("lazy-init", "true");
        service.appendChild(host);
        server.appendChild(service);
    }

    private static void listen(Element listener, int port) {
        listener.setAttribute("address", LOOPBACK);
        listener.setAttribute("port", Integer.toString(port));
    }

    private static Predicate<Element> named(String name) {
        return element -> element.getAttribute("name").equals(name);
    }

    private static Element one(Element parent, String tag, Predicate<Element> wanted) {
        return all(parent, tag).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new CommandFailure("this Payara's domain.xml has no such <" + tag
                        + "> as expected: its version is not the one Penstock was built for"));
    }

    private static List<Element> all(Element parent, String tag) {
        NodeList found = parent.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < found.getLength(); index++) {
            elements.add((Element) found.item(index));
        }
        return elements;
    }

    private static void remove(Element element) {
        element.getParentNode().removeChild(element);
    }

    private static String text(Document document) throws TransformerException {
        StringWriter text = new StringWriter();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }
}
