package dev.penstock.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.signature.Secret;
import dev.penstock.signature.SignatureScheme;
import dev.penstock.signature.Verification;
import dev.penstock.signature.WebhookRequest;
import dev.penstock.source.ProviderCatalogue;
import dev.penstock.vendor.VendorLibrary.Part;
import dev.penstock.vendor.VendorLibrary.Verb;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each library against the catalogue's row: what one signs the other accepts, and refuses once anything of it is changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VendorLibrariesIT {
    private static final String ID = "msg_2b7e151628aed2a6";

    /** Makes secrets of 64 characters where a secret is free text: one vendor has no other. */
    private static final int SECRET_BYTES = 48;

    private final ProviderCatalogue catalogue = ProviderCatalogue.bundled();
    private final Vendors vendors = new Vendors();

    /** The libraries look at the machine's clock, so that the tests do too. */
    private final Clock clock = Clock.systemUTC();

    @AfterAll
    void endNode() {
        vendors.close();
    }

    static Stream<VendorLibrary> signing() {
        return VendorLibraries.all().stream().filter(library -> library.does().contains(Verb.SIGNS));
    }

    static Stream<VendorLibrary> verifying() {
        return VendorLibraries.all().stream().filter(library -> library.does().contains(Verb.VERIFIES));
    }

    @ParameterizedTest
    @MethodSource("signing")
    void whatTheLibrarySignsTheRowAccepts(VendorLibrary library) {
        SignatureScheme scheme = scheme(library);
        Secret secret = secretOf(scheme);
        Secret other = secretOf(scheme);
        Instant now = clock.instant();
        for (WebhookRequest unsigned : SampleDeliveries.of(library.deliveries(), now)) {
            WebhookRequest signed = vendors.of(library).sign(unsigned, ID, now, secret.reveal());
            String what = signed.headers() + " " + signed.body().text();
            assertThat(scheme.verify(signed, List.of(other, secret), clock.instant()))
                    .as(what)
                    .isInstanceOf(Verification.Verified.class);
            assertThat(scheme.verify(signed, List.of(other), clock.instant()))
                    .as("with another secret: " + what)
                    .isInstanceOf(Verification.Refused.class);
            for (WebhookRequest tampered : tampered(library, signed)) {
                assertThat(scheme.verify(tampered, List.of(secret), clock.instant()))
                        .as("tampered: " + what)
                        .isInstanceOf(Verification.Refused.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("verifying")
    void whatTheRowSignsTheLibraryAccepts(VendorLibrary library) {
        SignatureScheme scheme = scheme(library);
        Secret secret = secretOf(scheme);
        Secret other = secretOf(scheme);
        Vendor vendor = vendors.of(library);
        for (WebhookRequest unsigned : SampleDeliveries.of(library.deliveries(), clock.instant())) {
            WebhookRequest signed = scheme.sign(unsigned, ID, clock.instant(), secret);
            String what = signed.headers() + " " + signed.body().text();
            assertThat(vendor.accepts(signed, secret.reveal())).as(what).isTrue();
            assertThat(vendor.accepts(signed, other.reveal()))
                    .as("with another secret: " + what)
                    .isFalse();
            for (WebhookRequest tampered : tampered(library, signed)) {
                assertThat(vendor.accepts(tampered, secret.reveal()))
                        .as("tampered: " + what)
                        .isFalse();
            }
        }
    }

    /** Amazon's notifications, which name a certificate, have tests of their own. */
    static Stream<VendorLibrary> agreeing() {
        return VendorLibraries.all().stream()
                .filter(library -> library.does().contains(Verb.AGREES)
                        && !library.provider().equals(AwsSnsIT.PROVIDER));
    }

    @ParameterizedTest
    @MethodSource("agreeing")
    void whatTheTestSignsTheLibraryAndTheRowAccept(VendorLibrary library) {
        SignatureScheme scheme = scheme(library);
        Secret secret = secretOf(scheme);
        Secret other = secretOf(scheme);
        Vendor vendor = vendors.of(library);
        for (WebhookRequest unsigned : SampleDeliveries.of(library.deliveries(), clock.instant())) {
            WebhookRequest signed = vendor.sign(unsigned, ID, clock.instant(), secret.reveal());
            assertBoth(true, vendor, scheme, signed, secret);
            assertBoth(false, vendor, scheme, signed, other);
            tampered(library, signed).forEach(tampered -> assertBoth(false, vendor, scheme, tampered, secret));
        }
    }

    private void assertBoth(
            boolean accept, Vendor vendor, SignatureScheme scheme, WebhookRequest request, Secret secret) {
        String what = request.headers() + " " + request.body().text();
        assertThat(vendor.accepts(request, secret.reveal())).as(what).isEqualTo(accept);
        assertThat(scheme.verify(request, List.of(secret), clock.instant()) instanceof Verification.Verified)
                .as(what)
                .isEqualTo(accept);
    }

    private static List<WebhookRequest> tampered(VendorLibrary library, WebhookRequest signed) {
        return library.covers().stream()
                .map(part -> part == Part.BODY
                        ? SampleDeliveries.withTamperedBody(signed)
                        : SampleDeliveries.withTamperedUrl(signed))
                .toList();
    }

    private SignatureScheme scheme(VendorLibrary library) {
        return catalogue.provider(library.provider()).signature();
    }

    private static Secret secretOf(SignatureScheme scheme) {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return scheme.secretOf(random);
    }
}
