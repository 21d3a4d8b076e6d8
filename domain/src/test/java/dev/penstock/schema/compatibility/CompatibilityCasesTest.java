package dev.penstock.schema.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.schema.EventSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Goal: each rule is found where it is broken, named and placed; what people evolve schemas by is allowed. Method: one pair of schemas a rule. */
class CompatibilityCasesTest {
    private static final String CLOSED = "\"additionalProperties\": false";

    private static Arguments refused(String earlier, String later, String rule, String pointer) {
        return Arguments.of(json(earlier), json(later), rule, pointer);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                refused("{'type':['string','null']}", "{'type':'string'}", "TYPE_NARROWED", "/type"),
                refused("{'type':'number'}", "{'type':'integer'}", "TYPE_NARROWED", "/type"),
                refused("{'type':'string'}", "{'type':'object'}", "TYPE_CHANGED", "/type"),
                refused("{'enum':['a','b']}", "{'enum':['a']}", "ENUM_ARRAY_NARROWED", ""),
                refused("{'type':'string'}", "{'enum':['a']}", "ENUM_ARRAY_NARROWED", "/enum"),
                refused("{'type':'string'}", "{'const':'a'}", "CONST_ADDED", "/const"),
                refused("{'type':'string'}", "{'type':'string','minLength':1}", "MIN_LENGTH_ADDED", "/minLength"),
                refused(
                        "{'type':'string','minLength':1}",
                        "{'type':'string','minLength':2}",
                        "MIN_LENGTH_INCREASED",
                        "/minLength"),
                refused("{'type':'string'}", "{'type':'string','maxLength':1}", "MAX_LENGTH_ADDED", "/maxLength"),
                refused(
                        "{'type':'string','maxLength':2}",
                        "{'type':'string','maxLength':1}",
                        "MAX_LENGTH_DECREASED",
                        "/maxLength"),
                refused("{'type':'string'}", "{'type':'string','pattern':'^a'}", "PATTERN_ADDED", "/pattern"),
                refused(
                        "{'type':'string','pattern':'^ab'}",
                        "{'type':'string','pattern':'^a'}",
                        "PATTERN_CHANGED",
                        "/pattern"),
                refused("{'type':'string'}", "{'type':'string','format':'date'}", "FORMAT_ADDED", "/format"),
                refused("{'type':'number'}", "{'type':'number','minimum':0}", "MINIMUM_ADDED", "/minimum"),
                refused(
                        "{'type':'number','minimum':0}",
                        "{'type':'number','minimum':1}",
                        "MINIMUM_INCREASED",
                        "/minimum"),
                refused(
                        "{'type':'number','maximum':9}",
                        "{'type':'number','exclusiveMaximum':9}",
                        "EXCLUSIVE_MAXIMUM_DECREASED",
                        "/exclusiveMaximum"),
                refused(
                        "{'type':'number','multipleOf':2}",
                        "{'type':'number','multipleOf':4}",
                        "MULTIPLE_OF_CHANGED",
                        "/multipleOf"),
                refused(
                        "{'properties':{'a':{}}," + CLOSED + "}",
                        "{" + CLOSED + "}",
                        "PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL",
                        "/properties/a"),
                refused(
                        "{'type':'object'}",
                        "{'type':'object'," + CLOSED + "}",
                        "ADDITIONAL_PROPERTIES_REMOVED",
                        "/additionalProperties"),
                refused(
                        "{'type':'object'}",
                        "{'type':'object','additionalProperties':{'type':'string'}}",
                        "ADDITIONAL_PROPERTIES_NARROWED",
                        "/additionalProperties"),
                refused(
                        "{'type':'object','properties':{'b':{}}}",
                        "{'type':'object','properties':{'b':{},'a':{'type':'string'}}}",
                        "PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL",
                        "/properties/a"),
                refused(
                        "{'type':'object','additionalProperties':{'type':'integer'}}",
                        "{'type':'object','properties':{'a':{'type':'string'}}}",
                        "PROPERTY_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL",
                        "/properties/a"),
                refused(
                        "{'properties':{'a':{'type':'string'}}," + CLOSED + "}",
                        "{'type':'object','additionalProperties':{'type':'integer'}}",
                        "TYPE_NARROWED",
                        "/type"),
                refused(
                        "{'type':'object','properties':{'a':{'type':'string'}}," + CLOSED + "}",
                        "{'type':'object','additionalProperties':{'type':'integer'}}",
                        "PROPERTY_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL",
                        "/additionalProperties"),
                refused(
                        "{'type':'object'}",
                        "{'type':'object','required':['a']}",
                        "REQUIRED_ATTRIBUTE_ADDED",
                        "/required"),
                refused(
                        "{'type':'object','properties':{'a':{}}}",
                        "{'type':'object','properties':{'a':{'default':1}},'required':['a']}",
                        "REQUIRED_ATTRIBUTE_WITH_DEFAULT_ADDED",
                        "/required"),
                refused(
                        "{'type':'object'}",
                        "{'type':'object','dependentRequired':{'a':['b']}}",
                        "DEPENDENCY_ARRAY_ADDED",
                        "/dependentRequired/a"),
                refused(
                        "{'type':'object'}",
                        "{'type':'object','dependentSchemas':{'a':{'required':['b']}}}",
                        "DEPENDENCY_SCHEMA_ADDED",
                        "/dependentSchemas/a"),
                refused(
                        "{'type':'object'}",
                        "{'type':'object','minProperties':1}",
                        "MIN_PROPERTIES_ADDED",
                        "/minProperties"),
                refused(
                        "{'type':'object','maxProperties':3}",
                        "{'type':'object','maxProperties':2}",
                        "MAX_PROPERTIES_DECREASED",
                        "/maxProperties"),
                refused(
                        "{'type':'object'}",
                        "{'type':'object','propertyNames':{'maxLength':3}}",
                        "PROPERTY_NAMES_CHANGED",
                        "/propertyNames"),
                refused(
                        "{'type':'object'}",
                        "{'type':'object','patternProperties':{'^x':{'type':'string'}}}",
                        "PATTERN_PROPERTIES_ADDED",
                        "/patternProperties/^x"),
                refused(
                        "{'type':'array','items':{'type':'number'}}",
                        "{'type':'array','items':{'type':'integer'}}",
                        "TYPE_NARROWED",
                        "/items/type"),
                refused(
                        "{'type':'array'}",
                        "{'type':'array','items':{'type':'integer'}}",
                        "ADDITIONAL_ITEMS_NARROWED",
                        "/items"),
                refused(
                        "{'type':'array','prefixItems':[{'type':'string'}]}",
                        "{'type':'array','prefixItems':[{'type':'string'}],'items':false}",
                        "ADDITIONAL_ITEMS_REMOVED",
                        "/items"),
                refused(
                        "{'type':'array'}",
                        "{'type':'array','prefixItems':[{'type':'string'}]}",
                        "ITEM_ADDED_TO_OPEN_CONTENT_MODEL",
                        "/prefixItems/0"),
                refused("{'type':'array'}", "{'type':'array','minItems':1}", "MIN_ITEMS_ADDED", "/minItems"),
                refused("{'type':'array'}", "{'type':'array','maxItems':1}", "MAX_ITEMS_ADDED", "/maxItems"),
                refused(
                        "{'type':'array'}",
                        "{'type':'array','uniqueItems':true}",
                        "UNIQUE_ITEMS_ADDED",
                        "/uniqueItems"),
                refused(
                        "{'type':'array'}",
                        "{'type':'array','contains':{'type':'string'}}",
                        "CONTAINS_CHANGED",
                        "/contains"),
                refused(
                        "{'anyOf':[{'type':'string'},{'type':'integer'}]}",
                        "{'anyOf':[{'type':'string'}]}",
                        "SUM_TYPE_NARROWED",
                        "/anyOf"),
                refused(
                        "{'type':'string'}",
                        "{'oneOf':[{'maxLength':3},{'minLength':3}]}",
                        "SUM_TYPE_NARROWED",
                        "/oneOf"),
                refused(
                        "{'type':'string'}",
                        "{'oneOf':[{'type':'string'},{'type':['string','null']}]}",
                        "COMBINED_TYPE_SUBSCHEMAS_CHANGED",
                        "/oneOf"),
                refused(
                        "{'type':'string'}",
                        "{'oneOf':[{'type':'string'},{'maxLength':3}]}",
                        "SUM_TYPE_EXTENDED",
                        "/oneOf"),
                refused(
                        "{'type':['string','null']}",
                        "{'type':['string','null'],'not':{'type':'null'}}",
                        "NOT_TYPE_EXTENDED",
                        "/not"),
                refused(
                        "{'allOf':[{'type':'string'}]}",
                        "{'allOf':[{'type':'string'},{'maxLength':3}]}",
                        "MAX_LENGTH_ADDED",
                        "/allOf/1/maxLength"),
                refused(
                        "{'type':'object'}",
                        "{'type':'object','if':{'required':['a']},'then':{'required':['b']}}",
                        "CONDITION_CHANGED",
                        "/if"),
                refused(
                        "{'type':'object'}",
                        "{'type':'object','allOf':[{'properties':{'a':{}}}],'unevaluatedProperties':false}",
                        "UNEVALUATED_PROPERTIES_CHANGED",
                        "/unevaluatedProperties"),
                refused(
                        "{'$ref':'#/$defs/t','$defs':{'t':{'type':'object','properties':{'next':{'$ref':'#/$defs/t'},'n':{'type':'number'}}}}}",
                        "{'$ref':'#/$defs/t','$defs':{'t':{'type':'object','properties':{'next':{'$ref':'#/$defs/t'},'n':{'type':'integer'}}}}}",
                        "TYPE_NARROWED",
                        "/$defs/t/properties/n/type"),
                refused(
                        "{'$schema':'http://json-schema.org/draft-07/schema#','items':[{'type':'string'}],'type':'array'}",
                        "{'type':'array','prefixItems':[{'type':'integer'}]}",
                        "TYPE_CHANGED",
                        "/prefixItems/0/type"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("broken")
    void aBrokenRuleIsNamedAndPlaced(String earlier, String later, String rule, String pointer) {
        List<Incompatibility> found = CompatibilityCheck.refused(schema(earlier), schema(later), Reading.STRICT);

        assertThat(found).extracting(Incompatibility::rule).contains(rule);
        assertThat(found).extracting(Incompatibility::pointer).contains(pointer);
        assertThat(found).allMatch(one -> !one.message().isBlank());
    }

    static Stream<Arguments> kept() {
        return Stream.of(
                Arguments.of("a type that is widened", json("{'type':'integer'}"), json("{'type':['number','null']}")),
                Arguments.of("a value more", json("{'enum':['a']}"), json("{'enum':['a','b']}")),
                Arguments.of(
                        "a list of values that becomes free",
                        json("{'enum':['a','b']}"),
                        json("{'type':'string','maxLength':1}")),
                Arguments.of(
                        "an optional member in a closed model",
                        json("{'type':'object','properties':{'a':{}}," + CLOSED + "}"),
                        json("{'type':'object','properties':{'a':{},'b':{'type':'string'}}," + CLOSED + "}")),
                Arguments.of(
                        "a member that is described no longer, in an open model",
                        json("{'type':'object','properties':{'a':{'type':'string'}}}"),
                        json("{'type':'object'}")),
                Arguments.of(
                        "a requirement dropped",
                        json("{'type':'object','required':['a','b']}"),
                        json("{'type':'object','required':['a']}")),
                Arguments.of(
                        "an alternative more",
                        json("{'anyOf':[{'type':'string'}]}"),
                        json("{'anyOf':[{'type':'string'},{'type':'null'}]}")),
                Arguments.of(
                        "an alternative more, told apart by a constant",
                        json("{'oneOf':[{'type':'object','properties':{'k':{'const':'x'}},'required':['k']}]}"),
                        json(
                                "{'oneOf':[{'type':'object','properties':{'k':{'const':'x'}},'required':['k']},{'type':'object','properties':{'k':{'const':'y'}},'required':['k']}]}")),
                Arguments.of(
                        "types as alternatives",
                        json("{'type':['string','null']}"),
                        json("{'anyOf':[{'type':'string'},{'type':'null'}]}")),
                Arguments.of(
                        "a part moved into a definition",
                        json("{'properties':{'a':{'type':'string'}}}"),
                        json("{'properties':{'a':{'$ref':'#/$defs/s'}},'$defs':{'s':{'type':'string'}}}")),
                Arguments.of(
                        "a bound in another word",
                        json("{'type':'integer','exclusiveMinimum':0}"),
                        json("{'type':'integer','minimum':0}")),
                Arguments.of(
                        "another draft with the same meaning",
                        json(
                                "{'$schema':'http://json-schema.org/draft-04/schema#','definitions':{'n':{'type':'number','minimum':0,'exclusiveMinimum':true}},'type':'array','items':[{'$ref':'#/definitions/n'}],'additionalItems':false}"),
                        json(
                                "{'$defs':{'n':{'type':'number','exclusiveMinimum':0}},'type':'array','prefixItems':[{'$ref':'#/$defs/n'}],'items':false}")),
                Arguments.of(
                        "a tree that grows a member",
                        json(
                                "{'$ref':'#/$defs/t','$defs':{'t':{'type':'object','properties':{'kids':{'type':'array','items':{'$ref':'#/$defs/t'}}},"
                                        + CLOSED + "}}}"),
                        json(
                                "{'$ref':'#/$defs/t','$defs':{'t':{'type':'object','properties':{'kids':{'type':'array','items':{'$ref':'#/$defs/t'}},'n':{'type':'integer'}},"
                                        + CLOSED + "}}}")),
                Arguments.of(
                        "a boolean schema opened",
                        json("{'properties':{'a':false}}"),
                        json("{'properties':{'a':{'type':'string'}}}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kept")
    void whatAcceptsMoreIsCompatible(String name, String earlier, String later) {
        assertThat(CompatibilityCheck.refused(schema(earlier), schema(later), Reading.STRICT))
                .as(name)
                .isEmpty();
    }

    @Test
    void anOptionalMemberMayBeAddedToAnOpenModelInThePracticalReadingOnly() {
        EventSchema earlier = schema(json("{'type':'object','properties':{'a':{'type':'string'}}}"));
        EventSchema later =
                schema(json("{'type':'object','properties':{'a':{'type':'string'},'b':{'type':'integer'}}}"));

        assertThat(CompatibilityCheck.refused(earlier, later, Reading.PRACTICAL))
                .isEmpty();
        assertThat(CompatibilityCheck.refused(earlier, later, Reading.STRICT))
                .extracting(Incompatibility::rule)
                .containsExactly("PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL");
    }

    @Test
    void anOpenModelMayBeClosedInThePracticalReadingOnly() {
        EventSchema open = schema(json("{'type':'object','properties':{'a':{'type':'string'}}}"));
        EventSchema closed = schema(json("{'type':'object','properties':{'a':{'type':'string'}}," + CLOSED + "}"));

        assertThat(CompatibilityCheck.refused(open, closed, Reading.PRACTICAL)).isEmpty();
        assertThat(CompatibilityCheck.refused(open, closed, Reading.STRICT)).isNotEmpty();
    }

    @Test
    void anObjectOfWhichNothingIsDescribedStaysFreeInPracticeToo() {
        assertThat(CompatibilityCheck.refused(
                        schema(json("{'type':'object'}")),
                        schema(json("{'type':'object','properties':{'a':{'type':'string'}}}")),
                        Reading.PRACTICAL))
                .isNotEmpty();
    }

    @Test
    void theModesAskInTheirDirectionsAndOfTheirVersions() {
        EventSchema first = EventSchema.compile("t", 1, json("{'type':'string'}"));
        EventSchema second = EventSchema.compile("t", 2, json("{'type':['string','null']}"));
        EventSchema narrower = EventSchema.compile("t", 3, json("{'type':['string','null'],'maxLength':9}"));
        List<EventSchema> both = List.of(first, second);

        assertThat(findings(second, List.of(first), CompatibilityMode.BACKWARD)).isEmpty();
        assertThat(findings(second, List.of(first), CompatibilityMode.FORWARD))
                .containsExactly("FORWARD 1 TYPE_NARROWED");
        assertThat(findings(second, List.of(first), CompatibilityMode.FULL)).containsExactly("FORWARD 1 TYPE_NARROWED");
        assertThat(findings(narrower, both, CompatibilityMode.FORWARD)).isEmpty();
        assertThat(findings(narrower, both, CompatibilityMode.FORWARD_TRANSITIVE))
                .containsExactly("FORWARD 1 TYPE_NARROWED");
        assertThat(findings(narrower, both, CompatibilityMode.BACKWARD)).containsExactly("BACKWARD 2 MAX_LENGTH_ADDED");
        assertThat(findings(narrower, both, CompatibilityMode.BACKWARD_TRANSITIVE))
                .containsExactly("BACKWARD 1 MAX_LENGTH_ADDED", "BACKWARD 2 MAX_LENGTH_ADDED");
        assertThat(findings(narrower, both, CompatibilityMode.FULL_TRANSITIVE)).hasSize(3);
        assertThat(findings(narrower, both, CompatibilityMode.NONE)).isEmpty();
    }

    @Test
    void whatCannotBeDecidedSaysSo() {
        assertThat(CompatibilityCheck.refused(
                        schema(json("{'type':'string','pattern':'^ab'}")),
                        schema(json("{'type':'string','pattern':'^a'}")),
                        Reading.STRICT))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.decided()).isFalse();
                    assertThat(one.message()).endsWith("this cannot be decided and counts as incompatible");
                });
    }

    @Test
    void thePageSaysHowManyCasesThereAre() throws IOException {
        assertThat(Files.readString(Path.of("../docs/front-door.md")))
                .contains(broken().count() + " pairs of schemas that break a rule")
                .contains(kept().count() + " pairs that are compatible");
    }

    private static List<String> findings(EventSchema candidate, List<EventSchema> earlier, CompatibilityMode mode) {
        return CompatibilityCheck.of(candidate, earlier, mode, Reading.STRICT).stream()
                .map(one -> one.direction() + " " + one.version() + " "
                        + one.incompatibility().rule())
                .toList();
    }

    private static EventSchema schema(String text) {
        return EventSchema.compile("t", 1, text);
    }
}
