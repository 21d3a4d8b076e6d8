package dev.penstock.schema.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.schema.EventSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Goal: a person reads what changed, and where. Method: one pair of schemas a kind of change. */
class SchemaChangesTest {
    private static List<String> changes(String earlier, String later) {
        return SchemaChanges.between(schema(earlier), schema(later)).stream()
                .map(change -> change.kind().word() + " " + change.pointer() + ": " + change.sentence())
                .toList();
    }

    private static EventSchema schema(String text) {
        return EventSchema.compile("t", 1, text.replace('\'', '"'));
    }

    @Test
    void theSameSchemaHasNoChanges() {
        assertThat(changes("{'type':'object','required':['a']}", "{ 'required':['a'], 'type':'object' }"))
                .isEmpty();
    }

    @Test
    void membersComeGoAndBecomeRequired() {
        assertThat(changes(
                        "{'properties':{'a':{'type':'string'},'b':{}},'required':['b']}",
                        "{'properties':{'a':{'type':'string'},'c':{'type':'integer'}},'required':['a']}"))
                .containsExactly(
                        "added /properties/c: member 'c' is described now: {\"type\":\"integer\"}",
                        "removed /properties/b: member 'b' is described no longer",
                        "tightened /required: member 'a' is required now",
                        "loosened /required: member 'b' is required no longer");
    }

    @Test
    void boundsTypesAndValuesAreTightenedOrLoosened() {
        assertThat(changes(
                        "{'type':'integer','minimum':1,'maximum':9,'enum':[1,2]}",
                        "{'type':'number','minimum':2,'maximum':10,'enum':[2,3]}"))
                .containsExactly(
                        "loosened /type: type was integer, now number",
                        "tightened /minimum: minimum was 1, now 2",
                        "loosened /maximum: maximum was 9, now 10",
                        "changed /enum: values allowed now: [3]; allowed no longer: [1]");
        assertThat(changes("{'type':'string'}", "{'type':'string','pattern':'^a','title':'A'}"))
                .containsExactly(
                        "tightened /pattern: pattern is asked for now: \"^a\"",
                        "note /title: title was not there, now \"A\"");
    }

    @Test
    void openBecomesClosedAndAlternativesComeAndGo() {
        assertThat(changes("{'additionalProperties':true}", "{'additionalProperties':false}"))
                .containsExactly("tightened /additionalProperties: anything was allowed, now nothing");
        assertThat(changes("{'anyOf':[{'type':'string'}]}", "{'anyOf':[{'type':'null'},{'type':'string'}]}"))
                .containsExactly("loosened /anyOf/0: another alternative: {\"type\":\"null\"}");
        assertThat(changes("{'allOf':[{'type':'string'},{'minLength':1}]}", "{'allOf':[{'type':'string'}]}"))
                .containsExactly("loosened /allOf: need not hold any more: {\"minLength\":1}");
    }

    @Test
    void nestedPlacesAreNamedByTheirPointers() {
        assertThat(changes(
                        "{'$defs':{'a/b':{'items':{'maxLength':3}}},'$ref':'#/$defs/a~1b'}",
                        "{'$defs':{'a/b':{'items':{'maxLength':4}}},'$ref':'#/$defs/a~1b'}"))
                .containsExactly("loosened /$defs/a~1b/items/maxLength: maxLength was 3, now 4");
    }
}
