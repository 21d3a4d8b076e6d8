package dev.penstock.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import dev.penstock.content.ContentKind;
import dev.penstock.content.MediaType;
import dev.penstock.signature.StandardWebhooksScheme;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The catalogue that ships, and what is said of one that is wrong. */
class ProviderCatalogueTest {
    private static final String ROW =
            "- {name: a, title: A, signature: {scheme: standard-webhooks}, id: webhook-id, type: /type, confirmed: library}\n";

    @Test
    void gitHubIsKnown() {
        Provider github = ProviderCatalogue.bundled().provider("github");
        assertThat(github.title()).isEqualTo("GitHub");
        assertThat(github.idLocator()).isEqualTo(new Locator.Header("X-GitHub-Delivery"));
        assertThat(github.typeLocator()).isEqualTo(new Locator.Header("X-GitHub-Event"));
        assertThat(github.ackDeadline()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void standardWebhooksIsKnown() {
        Provider provider = ProviderCatalogue.bundled().provider("standard-webhooks");
        assertThat(provider.signature()).isEqualTo(new StandardWebhooksScheme());
        assertThat(provider.typeLocator()).isEqualTo(new Locator.Body(JsonPointer.compile("/type")));
    }

    @Test
    void anUnknownProviderIsRefusedWithTheKnown() {
        assertThatThrownBy(() -> ProviderCatalogue.bundled().provider("gitbub"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("provider 'gitbub' is not in the catalogue; allowed: github, or a 'signature' of your own");
    }

    @Test
    void aRowAtFaultIsNamedWithItsKey() {
        assertThatThrownBy(() -> read(ROW.replace(", title: A", "")))
                .hasMessage("provider 'a': key 'title' is missing");
        assertThatThrownBy(() -> read(ROW.replace("title: A", "title: A, retries: 3")))
                .hasMessage("provider 'a': unknown keys [retries]");
        assertThatThrownBy(() -> read(ROW + ROW)).hasMessage("provider 'a' is described twice");
        assertThatThrownBy(() -> read(ROW.replace("standard-webhooks", "md5")))
                .hasMessageStartingWith("provider 'a': key 'scheme': a scheme is hmac, hash, standard-webhooks,");
    }

    @Test
    void aPlaceIsAHeaderAPointerOrAConstant() {
        assertThat(Locator.parse("=content.submitted")).isEqualTo(new Locator.Constant("content.submitted"));
        assertThatThrownBy(() -> Locator.parse("two words")).hasMessageContaining("found 'two words'");
        assertThatThrownBy(() -> Locator.parse("=")).hasMessageContaining("found '='");
    }

    @Test
    void everyContentTypeOfARowCanBeRead() {
        for (Provider provider : ProviderCatalogue.bundled().all()) {
            if (provider.contentType() != null) {
                assertThat(ContentKind.named(
                                MediaType.parse(provider.contentType()).name()))
                        .as(provider.name())
                        .isPresent();
            }
        }
    }

    @Test
    void aRowSaysWhatItsSenderWantsToHear() {
        String row = "- {name: a, title: A, confirmed: library, signature: {scheme: token}, ";
        assertThat(read(row + "answer: {status: 200}}").provider("a").answer())
                .isEqualTo(new Acknowledgement(200, null));
        assertThat(read(row + "answer: {status: 200, body: ''}}").provider("a").answer())
                .isEqualTo(new Acknowledgement(200, Acknowledgement.Content.EMPTY));
        assertThat(read(row + "answer: {refusals: empty}}").provider("a").answer())
                .isEqualTo(new Acknowledgement(202, null, true));
        assertThat(read(row + "type: /t}").provider("a").answer()).isEqualTo(Acknowledgement.DEFAULT);
        assertThatThrownBy(() -> read(row + "answer: {refusals: none}}"))
                .hasMessageContaining("provider 'a': key 'answer.refusals' is empty where it is given, found 'none'");
        assertThatThrownBy(() -> read(row + "answer: 204}"))
                .hasMessageContaining(
                        "provider 'a': key 'answer' has some of [body, content-type, refusals, status], found none");
        assertThatThrownBy(() -> read(row + "answer: {status: 203}}"))
                .hasMessageContaining("provider 'a': the status of an acknowledgement is one of [200, 201, 202, 204]");
        assertThatThrownBy(() -> read(row + "answer: {status: 200, body: x}}"))
                .hasMessageContaining("provider 'a': an acknowledgement has both a body and its content type");
        assertThatThrownBy(() -> read(row + "answer: {status: 204, content-type: text/plain, body: x}}"))
                .hasMessageContaining("provider 'a': an acknowledgement with status 204 has no body");
    }

    @Test
    void aRowsHandshakeAndWhatItCallsUnconfirmedMustBeKnown() {
        String row = "- {name: a, title: A, confirmed: library, signature: {scheme: token}, ";
        assertThatThrownBy(() -> read(row + "handshake: wave}"))
                .hasMessageContaining("provider 'a': key 'handshake': 'wave' is not known; allowed: adobe-sign");
        assertThatThrownBy(() -> read(row + "unconfirmed: [ids]}"))
                .hasMessageContaining("provider 'a': key 'unconfirmed': the row has no keys [ids]");
    }

    @Test
    void aRowWithoutATokenHasNoClaims() {
        assertThatThrownBy(() -> read(ROW.replace("id: webhook-id", "id: 'claim:jti'")))
                .hasMessage("provider 'a': key 'id': claim /jti is of a token, and scheme standard-webhooks has none");
    }

    private static ProviderCatalogue read(String yaml) {
        return ProviderCatalogue.read(yaml);
    }
}
