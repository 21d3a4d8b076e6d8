package dev.penstock.inference.entity;

import org.jspecify.annotations.Nullable;

/** What a token is: outside of all names, or where in which kind of name. */
public enum Tag {
    OUTSIDE(0, null, false),
    PERSON_BEGINS(1, EntityType.PERSON, true),
    PERSON_GOES_ON(2, EntityType.PERSON, false),
    ORGANISATION_BEGINS(3, EntityType.ORGANISATION, true),
    ORGANISATION_GOES_ON(4, EntityType.ORGANISATION, false),
    PLACE_BEGINS(5, EntityType.PLACE, true),
    PLACE_GOES_ON(6, EntityType.PLACE, false);

    private final int number;
    private final @Nullable EntityType type;
    private final boolean begins;

    Tag(int number, @Nullable EntityType type, boolean begins) {
        this.number = number;
        this.type = type;
        this.begins = begins;
    }

    /** Its place in weights, from 0. */
    public int number() {
        return number;
    }

    public @Nullable EntityType type() {
        return type;
    }

    public boolean begins() {
        return begins;
    }

    /** Whether it may come after another, or first where that is null. */
    boolean mayFollow(@Nullable Tag before) {
        return type == null || begins || (before != null && before.type == type);
    }

    /** The tag of a token in a name. */
    public static Tag of(EntityType type, boolean begins) {
        for (Tag tag : values()) {
            if (tag.type == type && tag.begins == begins) {
                return tag;
            }
        }
        throw new IllegalArgumentException("no tag is for " + type);
    }
}
