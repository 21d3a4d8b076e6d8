package dev.penstock.vendor;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The libraries at work: those from Maven in this process, those from npm in one of Node that starts when first asked for. */
final class Vendors implements AutoCloseable {
    private static final Map<String, Vendor> FROM_MAVEN = Map.of(
            "slack", new SlackLibrary(),
            "standard-webhooks", new StandardWebhooksLibrary(),
            "viber", new ViberLibrary(),
            "wechat-pay", new WeChatPayLibrary());

    private @Nullable NodeLibraries node;
    private boolean nodeFailed;

    Vendor of(VendorLibrary library) {
        if (library.registry() == VendorLibrary.Registry.MAVEN) {
            Vendor vendor = FROM_MAVEN.get(library.provider());
            if (vendor == null) {
                throw new IllegalArgumentException("no class here asks " + library);
            }
            return vendor;
        }
        return node().vendor(library.provider());
    }

    /** What failed once is not tried again for each of the libraries. */
    private NodeLibraries node() {
        NodeInstallation.assumeNode();
        if (nodeFailed) {
            throw new IllegalStateException("Node failed before");
        }
        NodeLibraries started = node;
        if (started == null) {
            nodeFailed = true;
            started = NodeLibraries.start();
            node = started;
            nodeFailed = false;
        }
        return started;
    }

    @Override
    public void close() {
        if (node != null) {
            node.close();
        }
    }
}
