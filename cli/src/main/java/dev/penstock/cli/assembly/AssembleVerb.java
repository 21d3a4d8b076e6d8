package dev.penstock.cli.assembly;

import dev.penstock.assembly.Assembled;
import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.Installation;
import dev.penstock.cli.server.ServerKind;
import dev.penstock.definitions.Problem;
import dev.penstock.definitions.ReadDefinitions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts definitions into an archive that deploys as it is. */
@Command(
        name = "assemble",
        description =
                "Checks definitions and puts them into an EAR (or a WAR for Payara Micro), with the broker's files.",
        mixinStandardHelpOptions = true)
public final class AssembleVerb implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // every verb takes the common options, also where they change nothing
    private CommonOptions common = new CommonOptions();

    @Option(names = "--definitions", paramLabel = "DIR", description = "default: server-config/definitions")
    private @Nullable Path definitions;

    @Option(names = "--out", paramLabel = "FILE", description = "the archive to write")
    private @Nullable Path out;

    @Option(
            names = "--for",
            paramLabel = "KIND",
            defaultValue = "payara",
            description = "payara: an EAR (default); micro: a WAR")
    private String kind = "payara";

    @Option(names = "--broker-out", paramLabel = "DIR", description = "write the broker's files for these stages here")
    private @Nullable Path brokerOut;

    @Option(names = "--check", description = "only report what is wrong")
    private boolean check;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Assembling assembling = new Assembling(Installation.running());
        Path folder = definitions == null ? Installation.running().definitions() : definitions;
        PrintWriter stdout = spec.commandLine().getOut();
        if (check) {
            ReadDefinitions read = assembling.check(folder);
            warn(read.warnings());
            stdout.println("well-formed: " + read.definitions().sources().size() + " sources, "
                    + read.definitions().stages().count() + " stages, "
                    + read.definitions().models().size() + " models");
            return 0;
        }
        if (out == null) {
            throw new CommandFailure("--out FILE says where to write the archive; --check only looks");
        }
        Assembled assembled = assembling.archive(folder, ServerKind.named(kind), out);
        warn(assembled.warnings());
        if (brokerOut != null) {
            assembling.brokerFiles(folder, brokerOut);
        }
        stdout.println(assembled.archive() + ": stages " + assembled.stages());
        return 0;
    }

    private void warn(List<Problem> warnings) {
        warnings.forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
    }
}
