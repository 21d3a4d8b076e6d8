package dev.penstock.definitions;

import dev.penstock.source.Acknowledgement;
import dev.penstock.source.Answers;
import dev.penstock.source.BodyRules;
import dev.penstock.source.DecisionWish;
import dev.penstock.source.Provider;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the keys of a source that say what its sender hears: {@code answer} and {@code respond}. */
final class AnswerFields {
    static final Set<String> ANSWER_KEYS = Set.of("status", "content-type", "body", "refusals");
    static final Set<String> RESPOND_KEYS = Set.of("decision");
    static final Set<String> DECISION_KEYS = Set.of("within", "pipeline");

    private static final Pattern REFUSALS = Pattern.compile(Acknowledgement.EMPTY);
    private static final String RESPOND_FORM = "decision, or { decision: { within: 300ms, pipeline: NAME } }";
    private static final Pattern CONTENT_TYPE =
            Pattern.compile("[!#$&^_.+a-z0-9-]+/[!#$&^_.+a-z0-9-]+(; ?charset=[A-Za-z0-9-]+)?");

    private AnswerFields() {}

    static Answers read(Fields source, Optional<Provider> provider, BodyRules body) {
        Optional<Place> answer = source.find("answer");
        Acknowledgement accepted = answer.map(place -> acknowledgement(place.fields(ANSWER_KEYS)))
                .orElseGet(() -> provider.map(Provider::answer).orElse(Acknowledgement.DEFAULT));
        Optional<Place> respond = source.find("respond");
        respond.ifPresent(place -> {
            if (body.each() != null) {
                place.problem("the key beside 'each'", "nothing: a batch is acknowledged as a whole");
            }
            if (answer.isPresent() || !accepted.equals(Acknowledgement.DEFAULT)) {
                place.problem(
                        answer.isPresent()
                                ? "the key beside 'answer'"
                                : "the key with a provider that wants " + accepted,
                        "one of them: a sender that wants a certain answer reads no decision");
            }
        });
        return new Answers(accepted, respond.map(AnswerFields::wish).orElse(null));
    }

    private static Acknowledgement acknowledgement(Fields fields) {
        Place place = fields.place();
        int before = place.problemCount();
        requireOne(fields, ANSWER_KEYS);
        int status = fields.find("status").map(AnswerFields::status).orElse(Acknowledgement.DEFAULT.status());
        Optional<String> body = fields.find("body").map(Place::text);
        Optional<String> type = fields.find("content-type")
                .map(text -> text.text(CONTENT_TYPE, "a content type such as text/plain or application/json"));
        boolean bare = fields.find("refusals")
                .map(refusals -> !refusals.text(REFUSALS, Acknowledgement.EMPTY + ", or no such key")
                        .isEmpty())
                .orElse(false);
        if (place.problemCount() > before) {
            return Acknowledgement.DEFAULT;
        }
        if (type.isPresent() && body.orElse("").isEmpty()) {
            place.problem("a content type without a body", "a body beside it");
        } else if (status == 204 && !body.orElse("").isEmpty()) {
            place.problem("status 204 and a body", "a status of 200, 201 or 202 with a body, or 204 without one");
        } else if (body.orElse("").length() > Acknowledgement.BODY_LENGTH_MAX) {
            place.problem(
                    "a body of " + body.orElse("").length() + " characters",
                    "up to " + Acknowledgement.BODY_LENGTH_MAX);
        } else {
            return new Acknowledgement(
                    status, body.map(text -> content(text, type)).orElse(null), bare);
        }
        return Acknowledgement.DEFAULT;
    }

    private static void requireOne(Fields fields, Set<String> keys) {
        if (fields.place().isMapping() && fields.members().isEmpty()) {
            fields.place().problem("an empty mapping", "one or more of " + String.join(", ", new TreeSet<>(keys)));
        }
    }

    private static Acknowledgement.Content content(String body, Optional<String> type) {
        return body.isEmpty()
                ? Acknowledgement.Content.EMPTY
                : new Acknowledgement.Content(type.orElse("text/plain"), body);
    }

    private static int status(Place place) {
        int before = place.problemCount();
        int status = place.wholeNumber(200, 204);
        if (place.problemCount() == before && !Acknowledgement.STATUSES.contains(status)) {
            place.problem(
                    place.found(),
                    new TreeSet<>(Acknowledgement.STATUSES)
                            .stream().map(String::valueOf).collect(Collectors.joining(", ")));
            return Acknowledgement.DEFAULT.status();
        }
        return status;
    }

    private static @Nullable DecisionWish wish(Place place) {
        if (!place.isMapping()) {
            String word = place.text(Pattern.compile("decision"), RESPOND_FORM);
            return word.isEmpty() ? null : new DecisionWish(DecisionWish.WITHIN_DEFAULT, null);
        }
        Fields decision = place.fields(RESPOND_KEYS).required("decision").fields(DECISION_KEYS);
        requireOne(decision, DECISION_KEYS);
        return new DecisionWish(
                decision.find("within")
                        .map(within -> within.duration(DecisionWish.WITHIN_MIN, DecisionWish.WITHIN_MAX))
                        .orElse(DecisionWish.WITHIN_DEFAULT),
                decision.find("pipeline")
                        .map(name -> name.text(Names.NAME, Names.NAME_FORM))
                        .filter(name -> !name.isEmpty())
                        .orElse(null));
    }
}
