package dev.penstock.inference.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: what has a form is found where it is one, and written in one way. */
class PatternsTest {
    private static List<String> found(String text) {
        return Patterns.find(text).stream()
                .map(entity -> entity.type().word() + " " + entity.value())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write to Grace.Okafor+a@mail.example.co.uk.|email grace.okafor+a@mail.example.co.uk",
                "IBAN GB82 WEST 1234 5698 7654 32 please|iban GB82WEST12345698765432",
                "to DE89370400440532013000.|iban DE89370400440532013000",
                "on 2026-03-12 at noon|date 2026-03-12",
                "12 March 2026|date 2026-03-12",
                "3rd of Sept. 2026|date 2026-09-03",
                "March 12, 2026|date 2026-03-12",
                "12.3.26|date 2026-03-12",
                "11/15/2019|date 2019-11-15",
                "03/04/2026|date 2026-04-03",
                "EUR 1,450.00 a month|money EUR 1450.00",
                "1.450,50 €|money EUR 1450.50",
                "$30|money USD 30",
                "RM 12.90|money MYR 12.90",
                "Tel. +44 113 496 0142|phone +441134960142",
                "call (0)30 901820 or +49 (0)30 901820|phone +4930901820",
                "020 7946 0123|phone 02079460123",
            })
    void aForm(String text, String entity) {
        assertThat(found(text)).containsExactly(entity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GB82 WEST 1234 5698 7654 33", // check digits
                "GB82 WEST 1234 5698 7654", // too short
                "31 February 2026",
                "99/99/2026",
                "2026-13-01",
                "version 1.2.3",
                "room 12",
                "30 % off",
                "a@b",
                "order 20417"
            })
    void whatOnlyLooksLikeOne(String text) {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void severalInOneLineStandWhereTheyAre() {
        String text = "Due 26 March 2026: GBP 274.80 to GB82 WEST 1234 5698 7654 32";

        assertThat(Patterns.find(text).stream().map(entity -> text.substring(entity.from(), entity.to())))
                .containsExactlyInAnyOrder("26 March 2026", "GBP 274.80", "GB82 WEST 1234 5698 7654 32");
    }
}
