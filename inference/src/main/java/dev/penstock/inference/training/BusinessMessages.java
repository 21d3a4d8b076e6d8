package dev.penstock.inference.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Harmless business messages, written for this project and combined from parts. The data sets of spam are old text messages and
 * video comments, where a price, a date, a telephone number or a link nearly always means spam; these say that it need not.
 */
final class BusinessMessages {
    private static final List<String> OPENINGS = List.of(
            "",
            "Hello, ",
            "Hi Anna, ",
            "Good morning. ",
            "Dear team, ",
            "Thanks for the quick reply. ",
            "Following up on our call: ");

    private static final List<String> REQUESTS = List.of(
            "is the two-bedroom flat at 14 Mill Lane still available from 1 June?",
            "could we view the apartment on Saturday at 10:30?",
            "what is the monthly rent including heating, and is the deposit two months?",
            "the rent of \u00a3950 was paid on the 3rd, reference 2024-0117.",
            "please find the signed lease attached; the original follows by post.",
            "the boiler in unit 7B has stopped again, can somebody come today?",
            "my order 88213-A has not arrived, tracking says 4 days late.",
            "invoice 10045 over $1,240.00 is due on 15/03, could you confirm the account?",
            "we are interested in a quote for 25 licences, start in Q3.",
            "the discount code did not work at checkout, can you apply it to order 5521?",
            "could you send the price list and delivery times for 200 units?",
            "I would like to cancel my subscription at the end of the month.",
            "the meeting moved to Tuesday 14:00, room 3, notes are attached.",
            "documentation is at https://docs.example.org/setup, section 2 helped me.",
            "the photos are at https://photos.example.com/flat-12 if you want to see the kitchen.",
            "can my dog live in the flat? She is small and quiet.",
            "the lift is broken and my mother is in a wheelchair, when will it be mended?",
            "free parking would be great, is there a space with the flat?",
            "please call me on 020 7946 0112 between 9 and 5.",
            "you can reach me at +44 20 7946 0345 or by email.",
            "the app crashes when I upload a receipt larger than 5 MB.",
            "I was charged twice, 49.90 on 2 May and again on 3 May.",
            "great product, we have used it for two years and recommend it.",
            "this was disappointing: the delivery was late and nobody answered.",
            "the build fails with exit code 137, I will kill the old job and try again.",
            "this bug is killing our nightly run, the fix is in pull request 482.",
            "I disagree with the last comment, the figures in table 2 say otherwise.",
            "you are right, I had overlooked the second page.",
            "we won the tender, congratulations to all of you!",
            "the offer is valid until 30 April, we would sign this week.",
            "we are a Muslim family of four and look for a quiet flat near the school.",
            "my wife and I, both women, would like to rent the house from March.",
            "I am a blind student, is there a lift and may I bring my guide dog?",
            "we are a Polish couple who have just moved here for work.",
            "our Jewish community centre would like to book the hall for 60 guests.",
            "a black family with two children lives next door and recommended you.",
            "my gay friend lived here before and was very happy with you.",
            "I am an immigrant with a work permit, which papers do you need?",
            "the trans support group meets here on Thursdays, is the room free?");

    private static final List<String> SHORT = List.of(
            "12345",
            "4711",
            "10:30",
            "OK",
            "Yes please!",
            "No, thanks.",
            "88213-A",
            "020 7946 0112",
            "15/03/2025",
            "950",
            "Unit 7B",
            "+44 20 7946 0345",
            "Flat 12, 14 Mill Lane",
            "sam@example.com",
            "10045");

    private static final List<String> CLOSINGS = List.of(
            "",
            " Thank you.",
            " Kind regards, Sam",
            " Best wishes, M. Okafor, 12 Station Road",
            " Please let me know by Friday.",
            " You can reply to this message or call 555-0142.");

    private BusinessMessages() {}

    /** Every combination; those with the same request are one group, so that no part of the split knows another's requests. */
    static List<Example> all() {
        Map<String, Boolean> benign = new LinkedHashMap<>();
        ModerationLabel.words().forEach(label -> benign.put(label, false));
        List<Example> all = new ArrayList<>();
        for (String request : REQUESTS) {
            for (String opening : OPENINGS) {
                for (String closing : CLOSINGS) {
                    all.add(new Example("business", opening + request + closing, benign, Map.of(), 0.3f, request));
                }
            }
        }
        for (String text : SHORT) {
            all.add(new Example("business", text, benign, Map.of(), 1, text));
        }
        return all;
    }
}
