package dev.penstock.web.wire;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.grizzly.nio.NIOTransport;

/**
 * Payara's HTTP listeners that applications are served by. Nothing of this is an interface that Payara promises, nor can it be had from
 * a repository: it is looked up by name, and a server that has it otherwise has none.
 */
final class HttpListeners {
    private static final String ADMINISTRATION = "admin-listener";

    private HttpListeners() {}

    /** @throws ReflectiveOperationException when this server has none of it, or has it otherwise */
    static List<NIOTransport> transports() throws ReflectiveOperationException {
        ClassLoader loader = HttpListeners.class.getClassLoader();
        Object services = loader.loadClass("org.glassfish.internal.api.Globals")
                .getMethod("getDefaultHabitat")
                .invoke(null);
        Class<?> locator = loader.loadClass("org.glassfish.hk2.api.ServiceLocator");
        Object grizzly = locator.getMethod("getService", Class.class, Annotation[].class)
                .invoke(
                        services,
                        loader.loadClass("com.sun.enterprise.v3.services.impl.GrizzlyService"),
                        new Annotation[0]);
        Object config = locator.getMethod("getService", Class.class, String.class, Annotation[].class)
                .invoke(
                        services,
                        loader.loadClass("com.sun.enterprise.config.serverbeans.Config"),
                        "default-instance-name",
                        new Annotation[0]);
        Object network = loader.loadClass("com.sun.enterprise.config.serverbeans.Config")
                .getMethod("getNetworkConfig")
                .invoke(config);
        Object listeners = call(
                "org.glassfish.grizzly.config.dom.NetworkListeners",
                "getNetworkListener",
                call("org.glassfish.grizzly.config.dom.NetworkConfig", "getNetworkListeners", network));
        Class<?> listenerType = loader.loadClass("org.glassfish.grizzly.config.dom.NetworkListener");
        List<NIOTransport> transports = new ArrayList<>();
        for (Object listener : (Iterable<?>) listeners) {
            if (ADMINISTRATION.equals(listenerType.getMethod("getName").invoke(listener))) {
                continue;
            }
            Object proxy = grizzly.getClass()
                    .getMethod("lookupNetworkProxy", listenerType)
                    .invoke(grizzly, listener);
            if (proxy != null && transport(proxy) instanceof NIOTransport transport) {
                transports.add(transport);
            }
        }
        return transports;
    }

    private static Object transport(Object proxy)
            throws NoSuchMethodException, InvocationTargetException, IllegalAccessException {
        Object listener = proxy.getClass().getMethod("getUnderlyingListener").invoke(proxy);
        return listener.getClass().getMethod("getTransport").invoke(listener);
    }

    private static Object call(String type, String method, Object target) throws ReflectiveOperationException {
        return HttpListeners.class
                .getClassLoader()
                .loadClass(type)
                .getMethod(method)
                .invoke(target);
    }
}
