package dev.penstock.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import dev.penstock.source.BodyForm;
import dev.penstock.source.BodyRules;
import dev.penstock.source.ConfigKey;
import dev.penstock.source.HandshakeUse;
import dev.penstock.source.Locator;
import dev.penstock.source.ProviderCatalogue;
import dev.penstock.source.PublicUrl;
import dev.penstock.source.Source;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys of a source that say how its deliveries are read and what its sender asks first. */
class SourceReadingTest {
    private static Source source(String keys) {
        DefinitionFiles files = new DefinitionFiles()
                .with(DefinitionFiles.SOURCE, DefinitionFiles.SOURCE_TEXT + keys)
                .edit(DefinitionFiles.PIPELINE, ", where: \"kind = 'comment'\"", "");
        return Objects.requireNonNull(new DefinitionsReader(ProviderCatalogue.bundled())
                .read(files.texts())
                .definitions()
                .sources()
                .get("forum"));
    }

    @Test
    void withoutTheseKeysADeliveryIsOneEventOfAnyForm() {
        Source source = source("");
        assertThat(source.body()).isEqualTo(BodyRules.DEFAULT);
        assertThat(source.handshake()).isNull();
        assertThat(source.publicUrl()).isNull();
    }

    @Test
    void eachKeyIsRead() {
        Source source = source("""
                content: form
                form: { json: payload }
                each: /payload/events
                id: /payload/events/0/id + query:n
                type: form:kind
                limits: { events: 50 }
                handshake: { use: meta-challenge, token: "${forum.token}" }
                public-url: https://hooks.example.com/in
                """);
        assertThat(source.body())
                .isEqualTo(new BodyRules(BodyForm.FORM, "payload", JsonPointer.compile("/payload/events"), 50));
        assertThat(source.idLocator())
                .isEqualTo(new Locator.Composite(List.of(
                        new Locator.Body(JsonPointer.compile("/payload/events/0/id")), new Locator.Query("n"))));
        assertThat(source.typeLocator()).isEqualTo(new Locator.Body(JsonPointer.compile("/kind")));
        HandshakeUse handshake = Objects.requireNonNull(source.handshake());
        assertThat(handshake.handshake().name()).isEqualTo("meta-challenge");
        assertThat(handshake.token()).isEqualTo(new ConfigKey("forum.token"));
        assertThat(source.publicUrl()).isEqualTo(PublicUrl.parse("https://hooks.example.com/in"));
    }

    @Test
    void cloudEventsSayThemselvesWhatTheyAreAndBringAttributesThatFiltersMayUse() {
        Source source = source("content: cloudevents\nfilter: \"partitionkey = 'p'\"\n");
        assertThat(source.body().form()).isEqualTo(BodyForm.CLOUDEVENTS);
        assertThat(source.idLocator()).isEqualTo(new Locator.Header("ce-id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "content: yaml|content: found 'yaml'; allowed: auto, json, form, xml, text, multipart, bytes, cloudevents",
                "each: events|each: found 'events'; allowed: a JSON Pointer to an array",
                "id: =x|id: found '=x'; allowed: a header such as X-Event-Id, a JSON Pointer into the body such as /id, form:field",
                "handshake: slack|handshake: found 'slack'; allowed: adobe-sign-client-id, cloudevents-options",
                "handshake: dropbox-chalenge|(did you mean 'dropbox-challenge'?)",
                "handshake: meta-challenge|handshake: found no token; allowed: { use: meta-challenge, token",
                "handshake: { use: x-crc, token: '${a.b}' }|handshake: found a token; allowed: no token: handshake 'x-crc' has none",
                "handshake: { use: meta-challenge, token: hunter2 }|handshake.token: found a value that is not shown here",
                "public-url: hooks.example.com|public-url: found 'hooks.example.com'; allowed: https://host",
                "public-url: https://u:p@hooks.example.com|public-url: found 'https://u:p@hooks.example.com'"
            })
    void whatIsWrongIsNamed(String key, String message) {
        assertThatThrownBy(() -> source(key + "\n"))
                .isInstanceOf(InvalidDefinitions.class)
                .hasMessageContaining(message);
    }

    private static Source ofProvider(String name, String keys) {
        DefinitionFiles files = new DefinitionFiles()
                .with(
                        DefinitionFiles.SOURCE,
                        "source: forum\nprovider: " + name + "\nsecrets: [\"${forum.secret}\"]\n" + keys)
                .edit(DefinitionFiles.PIPELINE, ", where: \"kind = 'comment'\"", "");
        return Objects.requireNonNull(new DefinitionsReader(ProviderCatalogue.bundled())
                .read(files.texts())
                .definitions()
                .sources()
                .get("forum"));
    }

    @Test
    void aProviderBringsItsHandshakeAndTheFieldOfItsForms() {
        Source zoom = ofProvider("zoom", "");
        assertThat(Objects.requireNonNull(zoom.handshake()).handshake().name()).isEqualTo("zoom-validation");
        assertThat(ofProvider("mandrill", "").body().jsonField()).isEqualTo("mandrill_events");
        assertThat(ofProvider("mandrill", "form: { json: other }\n").body().jsonField())
                .isEqualTo("other");
    }

    @Test
    void aProviderWithoutAnIdHasTheHashOfTheBodyUnlessTheSourceSaysWhereItStands() {
        assertThat(ofProvider("dropbox", "type: =changed\n").idLocator()).isEqualTo(new Locator.BodyHash());
        assertThat(ofProvider("dropbox", "type: =changed\nid: X-Id\n").idLocator())
                .isEqualTo(new Locator.Header("X-Id"));
    }

    @Test
    void aProvidersHandshakeWithATokenMustBeGivenIt() {
        assertThatThrownBy(() -> ofProvider("whatsapp", ""))
                .hasMessageContaining("found no key 'handshake'; allowed: { use: meta-challenge, token: \"${key}\" }");
        assertThat(ofProvider("whatsapp", "handshake: { use: meta-challenge, token: \"${a.b}\" }\n")
                        .handshake())
                .isNotNull();
    }

    @Test
    void keysThatCloudEventsAnswerThemselvesAreProblems() {
        assertThatThrownBy(() -> source("content: cloudevents\nid: /id\neach: /events\n"))
                .hasMessageContaining("id: found the key beside 'content: cloudevents'")
                .hasMessageContaining("each: found the key beside 'content: cloudevents'");
    }
}
