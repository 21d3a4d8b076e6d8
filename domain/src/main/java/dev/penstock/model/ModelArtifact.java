package dev.penstock.model;

/**
 * A file that a model is made of.
 *
 * @param location below the folder of models, or on the class path
 * @param sha256 hex digest that it must have; a model with another is refused at load
 */
public record ModelArtifact(String location, String sha256) {}
