package dev.penstock.web.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request may be for. */
class TargetRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/hooks/github",
                "/hooks/a%20b",
                "/hooks/%C3%A9%2f",
                "/a?b=%zz&c[]=1",
                "/...",
                "/a.b/.c",
                "*",
                "http://a:80/hooks/x?y",
                "HTTPS://[::1]/"
            })
    void aPathOrAUrlPasses(String target) {
        assertThat(TargetRules.allow(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/%",
                "/hooks/%zz",
                "/hooks/a%4",
                "/hooks/%c0%af",
                "/hooks/%ff",
                "/hooks/%00",
                "/\u00ff",
                "/a b",
                "/a#b",
                "/a\\b",
                "/%5c",
                "/a/../b",
                "/..",
                "/a/%2e%2E/b",
                "/a/..;x/b",
                "/.",
                "hooks",
                "?",
                "http://",
                "http://a",
                "http://a:b:c/",
                "ftp://a/"
            })
    void whatCanBeReadInTwoWaysDoesNot(String target) {
        assertThat(TargetRules.allow(target)).isFalse();
    }
}
