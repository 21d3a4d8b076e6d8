package dev.penstock.web.source;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Whom a certificate was issued to. */
final class CertificateNames {
    private static final Integer DNS_NAME = 2;

    private CertificateNames() {}

    /**
     * Its host names, in lower case: the alternative names, or where it has none of those the common name
     * (<a href="https://www.rfc-editor.org/rfc/rfc6125#section-6.4.4">RFC 6125</a>).
     */
    static Set<String> of(X509Certificate certificate) throws CertificateParsingException {
        Set<String> names = new TreeSet<>();
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives != null) {
            for (List<?> alternative : alternatives) {
                if (DNS_NAME.equals(alternative.get(0))) {
                    names.add(String.valueOf(alternative.get(1)).toLowerCase(Locale.ROOT));
                }
            }
        }
        return names.isEmpty() ? commonNames(certificate) : names;
    }

    private static Set<String> commonNames(X509Certificate certificate) throws CertificateParsingException {
        try {
            Set<String> names = new TreeSet<>();
            for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    names.add(String.valueOf(part.getValue()).toLowerCase(Locale.ROOT));
                }
            }
            return names;
        } catch (InvalidNameException e) {
            throw new CertificateParsingException("its subject is no name", e);
        }
    }
}
