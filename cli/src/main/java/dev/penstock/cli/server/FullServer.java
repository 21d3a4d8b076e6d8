package dev.penstock.cli.server;

import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.Installation;
import dev.penstock.cli.home.Home;
import dev.penstock.cli.home.HomeSecrets;
import dev.penstock.cli.process.LogTail;
import dev.penstock.cli.server.AsadminTemplate.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The full Payara Server: one domain, made anew from the distribution at every start and configured by asadmin.
 *
 * @param home its domain and its log are there
 * @param installation where its distribution comes from
 * @param port of HTTP, on 127.0.0.1
 * @param adminPort of the admin console, on 127.0.0.1
 * @param iiopPort of remote EJB calls, on 127.0.0.1; nothing of Penstock uses them
 */
public record FullServer(Home home, Installation installation, int port, int adminPort, int iiopPort)
        implements Server {
    private static final String DOMAIN = "penstock";

    @Override
    public ProcessHandle start(Path archive, ServerProperties properties) {
        ServerFolder folder = new ServerFolder(home, installation);
        LogTail.putAside(log());
        PayaraDistribution distribution = PayaraDistribution.in(installation);
        Path domains = folder.fresh("domains");
        Path domain = domains.resolve(DOMAIN);
        distribution.copyDomain(domain);
        copyDriver(domain.resolve("lib"));
        new DomainConfiguration(domain.resolve("config"))
                .apply(port, adminPort, iiopPort, ServerFolder.javaOptions(), properties, log());

        Asadmin asadmin = new Asadmin(distribution.commandLine(), adminPort, passwords(folder));
        asadmin.setAdminPassword(domains, DOMAIN, firstPasswords(folder));
        try {
            asadmin.run(List.of("start-domain", "--domaindir", domains.toString(), DOMAIN));
        } catch (CommandFailure e) {
            throw new CommandFailure(
                    e.getMessage() + "\nthe last lines of " + log() + ":\n" + LogTail.of(log(), 20), e);
        }
        ProcessHandle handle = process(domain);
        try {
            asadmin.multimode(folder.script("configure.asadmin", Dialect.MULTIMODE, Map.of()));
            asadmin.multimode(
                    folder.script("deploy.asadmin", Dialect.MULTIMODE, Map.of("archive", archive.toString())));
        } catch (CommandFailure e) {
            handle.destroy();
            throw e;
        }
        return handle;
    }

    /** Starting it includes deploying. */
    @Override
    public boolean deployed() {
        return true;
    }

    @Override
    public Path log() {
        return home.logs().resolve("server.log");
    }

    @Override
    public Optional<String> admin() {
        return Optional.of("http://127.0.0.1:" + adminPort);
    }

    private void copyDriver(Path lib) {
        try {
            Files.copy(
                    installation.built("server-config/target/runtime/postgresql.jar"),
                    lib.resolve("postgresql.jar"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandFailure("the database driver cannot be put into " + lib + ": " + e.getMessage(), e);
        }
    }

    private Path passwords(ServerFolder folder) {
        return folder.write("asadmin-passwords", "AS_ADMIN_PASSWORD=" + password() + "\n");
    }

    /** The distribution's administrator has an empty password; it is changed before the server listens. */
    private Path firstPasswords(ServerFolder folder) {
        return folder.write("asadmin-first-passwords", "AS_ADMIN_PASSWORD=\nAS_ADMIN_NEWPASSWORD=" + password() + "\n");
    }

    private String password() {
        return new HomeSecrets(home).value(HomeSecrets.SERVER_ADMIN_PASSWORD);
    }

    private static ProcessHandle process(Path domain) {
        Path file = domain.resolve("config/pid");
        try {
            long pid = Long.parseLong(Files.readString(file).strip());
            return ProcessHandle.of(pid)
                    .orElseThrow(() -> new CommandFailure("the server ended right after its start"));
        } catch (IOException e) {
            throw new CommandFailure("the server's process id cannot be read from " + file, e);
        }
    }
}
