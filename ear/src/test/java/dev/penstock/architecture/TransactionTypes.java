package dev.penstock.architecture;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.transaction.Transactional;
import java.util.Set;

/** That a method's {@link Transactional} is of one of these types. */
final class TransactionTypes extends ArchCondition<JavaMethod> {
    private final Set<Transactional.TxType> allowed;

    TransactionTypes(Transactional.TxType... allowed) {
        super("be @Transactional with one of " + Set.of(allowed));
        this.allowed = Set.of(allowed);
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        Transactional.TxType found =
                method.getAnnotationOfType(Transactional.class).value();
        events.add(new SimpleConditionEvent(
                method, allowed.contains(found), method.getFullName() + " is @Transactional(" + found + ")"));
    }
}
