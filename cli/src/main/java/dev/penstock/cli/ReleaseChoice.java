package dev.penstock.cli;

import dev.penstock.cli.assembly.Assembling;
import dev.penstock.cli.assembly.Release;
import dev.penstock.cli.assembly.StartedDefinitions;
import dev.penstock.cli.home.Home;
import dev.penstock.cli.home.HomeSecrets;
import dev.penstock.cli.server.ServerKind;
import dev.penstock.cli.source.SourceSecrets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What an operator asked to start: an archive assembled earlier, or definitions to assemble now.
 *
 * @param definitions their folder; absent for the ones that are shipped
 * @param archive a WAR or EAR assembled earlier
 * @param brokerFiles what was assembled with it for the broker; present exactly when the archive is
 */
record ReleaseChoice(
        @Nullable Path definitions,
        @Nullable Path archive,
        @Nullable Path brokerFiles) {
    Release release(Installation installation, Home home, ServerKind kind) {
        if (archive != null && brokerFiles != null) {
            return new Release(archive.toAbsolutePath(), brokerFiles.toAbsolutePath());
        }
        Path folder = definitions == null ? installation.definitions() : definitions.toAbsolutePath();
        Release release = new Assembling(installation).release(folder, kind, StartedDefinitions.release(home));
        SourceSecrets secrets = new SourceSecrets(new HomeSecrets(home), System.getenv());
        StartedDefinitions.of(home).sources().values().forEach(secrets::complete);
        return release;
    }
}
