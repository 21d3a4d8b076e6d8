package dev.penstock.web.pipeline;

import dev.penstock.pipeline.Pipeline;
import java.util.List;

/** A pipeline as the API shows it. */
public record PipelineView(String name, List<StageView> stages) {
    static PipelineView of(Pipeline pipeline) {
        return new PipelineView(
                pipeline.name(), pipeline.stages().stream().map(StageView::of).toList());
    }

    /** All of them. */
    public record Listing(List<PipelineView> pipelines) {}
}
