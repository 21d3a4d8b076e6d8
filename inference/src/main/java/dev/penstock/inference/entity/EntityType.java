package dev.penstock.inference.entity;

/** What an entity is. */
public enum EntityType {
    PERSON("person"),
    ORGANISATION("organisation"),
    PLACE("place"),
    DATE("date"),
    MONEY("money"),
    EMAIL("email"),
    PHONE("phone"),
    IBAN("iban");

    private final String word;

    EntityType(String word) {
        this.word = word;
    }

    /** Its name in outputs. */
    public String word() {
        return word;
    }
}
