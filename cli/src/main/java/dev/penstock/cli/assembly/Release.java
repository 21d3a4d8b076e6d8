package dev.penstock.cli.assembly;

import java.nio.file.Path;

/**
 * What is started together: one cannot be exchanged without the other.
 *
 * @param archive the WAR or EAR, with the definitions and the stages' descriptors in it
 * @param brokerFiles the folder of the broker's files that were generated from the same definitions
 */
public record Release(Path archive, Path brokerFiles) {}
