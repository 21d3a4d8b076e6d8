package dev.penstock.signature;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A secret's value. It cannot be printed by accident. */
public final class Secret {
    private final String value;
    private volatile @Nullable Derived derived;

    /** A key that was made of the secret. */
    private record Derived(Object form, Object key) {}

    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
        this.value = value;
    }

    /** The value itself: for computing signatures only. */
    public String reveal() {
        return value;
    }

    /**
     * The key that a scheme makes of the secret, made once: secrets live as long as a source does, and taking a public key
     * apart costs about as much as verifying with it.
     *
     * @param form names what is made; equal forms make equal keys
     */
    <T> T as(Object form, Class<T> type, Function<Secret, T> make) {
        Derived known = derived;
        if (known != null && known.form().equals(form) && type.isInstance(known.key())) {
            return type.cast(known.key());
        }
        T key = make.apply(this);
        derived = new Derived(form, key);
        return key;
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
