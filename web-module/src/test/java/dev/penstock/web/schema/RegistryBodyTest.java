package dev.penstock.web.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.schema.compatibility.CompatibilityMode;
import dev.penstock.schema.compatibility.Reading;
import dev.penstock.schema.registry.RegistryMode;
import dev.penstock.schema.registry.RegistryRefusal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Goal: what a client sent is read, or it hears what is allowed, with a number that it knows. Method: bodies as clients send them. */
class RegistryBodyTest {
    @Test
    void aJsonSchemaIsTakenAsItIsWritten() {
        assertThat(RegistryBody.read("{\"schemaType\":\"JSON\",\"schema\":\"{ }\",\"references\":[],\"metadata\":null}")
                        .schema())
                .isEqualTo("{ }");
    }

    @Test
    void otherTypesReferencesAndAMissingTypeAreRefused() {
        assertRefused(() -> RegistryBody.read("{\"schema\":\"{}\"}").schema(), 42201, "without it a client means AVRO");
        assertRefused(
                () -> RegistryBody.read("{\"schemaType\":\"PROTOBUF\",\"schema\":\"\"}")
                        .schema(),
                42201,
                "PROTOBUF");
        assertRefused(
                () -> RegistryBody.read("{\"schemaType\":\"JSON\",\"schema\":\"{}\",\"references\":[{\"name\":\"a\"}]}")
                        .schema(),
                42201,
                "references");
        assertRefused(
                () -> RegistryBody.read("{\"schemaType\":\"JSON\",\"schema\":{}}")
                        .schema(),
                42201,
                "must be a text");
    }

    @Test
    void modesAndReadingsAreReadWhateverTheirCase() {
        assertThat(RegistryBody.read("{\"compatibility\":\"full_transitive\"}").compatibility())
                .isEqualTo(CompatibilityMode.FULL_TRANSITIVE);
        assertThat(RegistryBody.read("{\"reading\":\"strict\"}").reading()).contains(Reading.STRICT);
        assertThat(RegistryBody.read("{\"mode\":\"READONLY\"}").mode()).isEqualTo(RegistryMode.READONLY);
        assertRefused(() -> RegistryBody.read("{\"compatibility\":\"x\"}").compatibility(), 42203, "FULL_TRANSITIVE");
        assertRefused(() -> RegistryBody.read("{\"reading\":\"x\"}").reading(), 42203, "strict or practical");
        assertRefused(() -> RegistryBody.read("{\"mode\":\"IMPORT\"}").mode(), 42204, "READWRITE or READONLY");
    }

    @Test
    void whatIsNoObjectIsRefusedWithoutBeingQuoted() {
        assertRefused(() -> RegistryBody.read("secret"), 422, "must be a JSON object");
        assertRefused(() -> RegistryBody.read(null), 422, "must be a JSON object");
        assertRefused(() -> RegistryBody.read("[1]"), 422, "must be a JSON object");
    }

    private static void assertRefused(ThrowingCallable work, int code, String message) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        RegistryRefusal.class,
                        refusal -> assertThat(refusal.reason().code()).isEqualTo(code))
                .hasMessageContaining(message)
                .hasMessageNotContaining("secret");
    }
}
