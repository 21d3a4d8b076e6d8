package dev.penstock.inference.model;

import dev.penstock.inference.chat.ChatPredictor;
import dev.penstock.inference.openinference.OpenInferencePredictor;
import dev.penstock.inference.remote.JsonCalls;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.Predictor;
import dev.penstock.model.RemoteForm;
import dev.penstock.model.RemoteModel;
import dev.penstock.source.ConfigValues;

/** Makes predictors of models that other servers run. They share their connections. */
final class RemoteRuntimes {
    private final ConfigValues config;
    private final JsonCalls http = new JsonCalls();

    RemoteRuntimes(ConfigValues config) {
        this.config = config;
    }

    /** @throws ModelFailure when the configuration lacks a key, or the server has another model than the definition says */
    Predictor load(ModelDefinition definition) {
        RemoteModel remote = definition.remote();
        if (remote == null) {
            throw new ModelFailure("model " + definition.version() + " does not say where it is", null);
        }
        RemoteForm form = remote.form();
        return form instanceof RemoteForm.Tensors tensors
                ? OpenInferencePredictor.load(definition, tensors, config, http)
                : ChatPredictor.load(definition, (RemoteForm.Chat) form, config, http);
    }
}
