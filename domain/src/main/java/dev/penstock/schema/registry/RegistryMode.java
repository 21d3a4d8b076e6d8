package dev.penstock.schema.registry;

/** Whether a subject takes new versions. */
public enum RegistryMode {
    READWRITE,
    READONLY
}
