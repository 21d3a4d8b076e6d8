package dev.penstock.web.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Authorities of our own and what they issued, made anew by the Java platform's own tool: nothing in here is valid elsewhere. */
final class TestAuthority {
    static final int SIGNER_DAYS = 30;

    private static final char[] PASSWORD = "not a secret".toCharArray();

    private final Path store;

    private TestAuthority(Path store) {
        this.store = store;
    }

    /**
     * {@code root} has issued {@code issuer} and {@code host} (for {@code localhost}); {@code issuer} has issued {@code signer} (for
     * {@code sns.example}), which ends after {@value #SIGNER_DAYS} days and has issued {@code pretender}; {@code stranger} is an
     * authority that nobody trusts, and has issued {@code strange}, for {@code sns.example} too.
     */
    static TestAuthority in(Path folder) throws IOException, InterruptedException {
        TestAuthority authority = new TestAuthority(folder.resolve("authority.p12"));
        authority.make("root", "", "CN=Sample root", 3_650, "bc:critical=ca:true");
        authority.make("issuer", "root", "CN=Sample issuer", 3_650, "bc:critical=ca:true");
        authority.make("signer", "issuer", "CN=Somebody", SIGNER_DAYS, "san=dns:SNS.example,dns:sns.eu.example");
        authority.make("pretender", "signer", "CN=sns.example", SIGNER_DAYS, "ku=digitalSignature");
        authority.make("host", "root", "CN=host", 3_650, "san=dns:localhost");
        authority.make("stranger", "", "CN=Sample root", 3_650, "bc:critical=ca:true");
        authority.make("strange", "stranger", "CN=sns.example", 3_650, "ku=digitalSignature");
        return authority;
    }

    private void make(String alias, String signer, String name, int days, String extension)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString(),
                "-alias",
                alias,
                "-dname",
                name,
                "-validity",
                String.valueOf(days),
                "-ext",
                extension));
        if (!signer.isEmpty()) {
            command.addAll(List.of("-signer", signer));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + output);
        }
    }

    X509Certificate certificate(String alias) throws GeneralSecurityException, IOException {
        return (X509Certificate) keys().getCertificate(alias);
    }

    /** A file as senders offer it. */
    String pem(String... aliases) throws GeneralSecurityException, IOException {
        StringBuilder pem = new StringBuilder();
        for (String alias : aliases) {
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder()
                            .encodeToString(certificate(alias).getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return pem.toString();
    }

    /** Of a server that proves itself as {@code host}. */
    SSLContext server() throws GeneralSecurityException, IOException {
        KeyStore only = empty();
        KeyStore all = keys();
        only.setKeyEntry("host", all.getKey("host", PASSWORD), PASSWORD, all.getCertificateChain("host"));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(only, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    /** Of a client that trusts {@code root} and nobody else. */
    SSLContext client() throws GeneralSecurityException, IOException {
        KeyStore trusted = empty();
        trusted.setCertificateEntry("root", certificate("root"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private KeyStore keys() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, PASSWORD);
        return keys;
    }
}
