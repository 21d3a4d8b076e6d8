package dev.penstock.cli.assembly;

import dev.penstock.cli.Installation;
import dev.penstock.cli.server.ServerKind;
import java.nio.file.Path;

/**
 * Turns definitions and the built modules into a release.
 *
 * @param installation where the built archives are
 */
public record Assembly(Installation installation) {
    /**
     * Assembles for one kind of server.
     *
     * @param definitions the folder of sources, pipelines and models
     * @param target a folder that is emptied first
     */
    public Release of(Path definitions, ServerKind kind, Path target) {
        String base = kind == ServerKind.MICRO ? "micro/target/penstock.war" : "ear/target/penstock.ear";
        Path archive = installation.built(base);
        throw new dev.penstock.cli.CommandFailure(
                "assembling " + archive + " with " + definitions + " into " + target + " is not part of this build");
    }
}
