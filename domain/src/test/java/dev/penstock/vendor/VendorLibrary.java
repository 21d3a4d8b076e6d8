package dev.penstock.vendor;

import java.util.Set;

/**
 * One row of the list of vendors' libraries that the tests use.
 *
 * @param provider the row of the catalogue that it confirms
 * @param name as the registry knows it
 * @param registry where it comes from
 * @param deliveries which sample deliveries it can take: see {@link SampleDeliveries}
 * @param covers what a signature of this provider vouches for, so far as the library looks
 */
record VendorLibrary(
        String provider,
        String name,
        String version,
        Registry registry,
        Set<Verb> does,
        String deliveries,
        Set<Part> covers) {
    enum Registry {
        NPM,
        MAVEN
    }

    enum Verb {
        /** The row accepts what the library signed. */
        SIGNS,
        /** The library accepts what the row signed. */
        VERIFIES,
        /** Neither can sign: both accept and refuse the same. */
        AGREES
    }

    enum Part {
        BODY,
        URL
    }

    @Override
    public String toString() {
        return provider + " by " + name + " " + version;
    }
}
