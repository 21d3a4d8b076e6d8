package dev.penstock.model.alias;

import dev.penstock.model.RegisteredModel;
import java.util.List;
import java.util.function.UnaryOperator;

/** Whether all stages could work with other aliases than the defined ones. */
public interface FitCheck {
    /**
     * Reads the definitions as if their models had other aliases.
     *
     * @return what is wrong then, by file and line; empty when nothing is
     */
    List<String> problems(UnaryOperator<RegisteredModel> aliased);
}
