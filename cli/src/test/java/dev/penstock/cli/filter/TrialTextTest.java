package dev.penstock.cli.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.penstock.cli.CommandFailure;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A trial is told in words that say the share first, and a misspelt attribute before anybody believes the share. */
class TrialTextTest {
    private static String told(String json) throws JsonProcessingException {
        return TrialText.of(JsonMapper.builder().build().readTree(json));
    }

    @Test
    void theShareComesFirstThenWhatMayBeWrongThenExamplesAndSavings() throws JsonProcessingException {
        assertThat(told("""
                {"source":"forum","type":null,"events":200,"kept":150,"dropped":50,"droppedShare":0.25,"complete":true,
                 "unknownAttributes":[{"name":"knd","nearest":["kind","king"]},{"name":"x","nearest":[]}],
                 "droppedExamples":[{"source":"forum","id":"9"}],"keptExamples":[{"source":"forum","id":"8"},{"source":"forum","id":"7"}],
                 "comparison":null,"stage":null,
                 "saved":[{"stage":"moderation.classify","model":true,"runs":50,"durationMs":1234.5},
                          {"stage":"moderation.decide","model":false,"runs":50,"durationMs":8}],
                 "attributes":[{"name":"kind","events":200,"values":[{"value":"chat","events":150},{"value":7,"events":20}],"others":30}]}
                """)).isEqualToNormalizingNewlines("""
                of the last 200 events of forum 150 match, 50 would be dropped: 25.0 %
                ATTENTION: none of these events has an attribute 'knd'; did you mean 'kind' or 'king'?
                ATTENTION: none of these events has an attribute 'x'
                  dropped, for example: forum/9
                  kept, for example: forum/8, forum/7
                recorded runs that this would have saved:
                  moderation.classify: 50 runs of a model, 1.235 s
                  moderation.decide: 50 runs without a model, 0.008 s
                attributes of these events:
                  kind (200): "chat" 150, 7 20, other values 30""");
    }

    @Test
    void aStagesPresentFilterIsSetBesideTheTriedOne() throws JsonProcessingException {
        assertThat(told("""
                {"source":null,"type":"content.submitted","events":10,"kept":4,"dropped":6,"droppedShare":0.6,"complete":false,
                 "unknownAttributes":[],"droppedExamples":[],"keptExamples":[],"stage":"moderation.classify",
                 "comparison":{"present":"kind = 'chat'","receives":5,"noLonger":2,"noLongerExamples":[{"source":"a","id":"1"}],
                               "additionally":1,"additionallyExamples":[{"source":"a","id":"2"}]},
                 "saved":[],"attributes":[]}
                """)).isEqualToNormalizingNewlines("""
                of the last 10 events of type content.submitted 4 match, 6 would be dropped: 60.0 %
                the time was over before all that were asked for had been looked at
                stage moderation.classify receives 5 of them now, by kind = 'chat'
                  it would no longer get 2 and get 1 that it does not get now
                  no longer, for example: a/1
                  additionally, for example: a/2
                recorded runs that this would have saved: none
                attributes of these events:""");
    }

    @Test
    void withoutEventsThereIsNothingToTell() throws JsonProcessingException {
        assertThat(told("{\"source\":\"forum\",\"events\":0}"))
                .isEqualTo("no events of forum are recorded: nothing to try it on");
    }

    @Test
    void theMistakeInASelectorIsPointedAtBeforeAServerIsAsked() {
        FilterTestVerb verb = new FilterTestVerb();
        new CommandLine(verb).parseArgs("kind == 'chat'", "--source", "forum");

        assertThatThrownBy(verb::call)
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("not a selector, at character 7: ")
                .message()
                .asString()
                .isEqualToNormalizingNewlines("""
                        not a selector, at character 7: did not expect =
                          kind == 'chat'
                                ^""");
    }
}
