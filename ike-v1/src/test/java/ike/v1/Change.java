package ike.v1;

import com.google.common.collect.ImmutableList;
import ike.engine.config.AuthRound;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.engine.config.IdentityPattern;
import ike.engine.config.ProposalSpec;
import ike.engine.config.UniquePolicy;
import ike.wire.v2.Identification;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** What is different about a connection. */
final class Change {
    private Change() {
    }

    static UnaryOperator<Connection> proposals(ProposalSpec... specs) {
        return c -> with(c, "proposals", ImmutableList.copyOf(specs));
    }

    static UnaryOperator<Connection> esp(ProposalSpec... specs) {
        return children(child -> with(child, "proposals", ImmutableList.copyOf(specs)));
    }

    static UnaryOperator<Connection> children(UnaryOperator<ChildConfig> change) {
        return c -> with(c, "children",
                c.children().stream().map(change).collect(ImmutableList.toImmutableList()));
    }

    static UnaryOperator<Connection> unique(UniquePolicy policy) {
        return c -> with(c, "unique", policy);
    }

    static UnaryOperator<Connection> localId(Identification id) {
        return c -> with(c, "local", round(new IdentityPattern.Exactly(id)));
    }

    static UnaryOperator<Connection> remoteId(IdentityPattern pattern) {
        return c -> with(c, "remote", round(pattern));
    }

    static UnaryOperator<Connection> dpd(Duration delay) {
        return c -> with(c, "dpdDelay", delay);
    }

    static UnaryOperator<Connection> component(String name, Object value) {
        return c -> with(c, name, value);
    }

    private static ImmutableList<AuthRound> round(IdentityPattern pattern) {
        return ImmutableList.of(AuthRound.psk(pattern));
    }

    /** The record with another value of one component. */
    static <R extends Record> R with(R record, String component, Object value) {
        try {
            RecordComponent[] components = record.getClass().getRecordComponents();
            Object[] values = new Object[components.length];
            boolean found = false;
            for (int i = 0; i < values.length; i++) {
                boolean changed = components[i].getName().equals(component);
                values[i] = changed ? value : components[i].getAccessor().invoke(record);
                found |= changed;
            }
            if (!found) {
                throw new AssertionError("no component " + component);
            }
            @SuppressWarnings("unchecked")
            R changed = (R) record.getClass().getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
                    .newInstance(values);
            return changed;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
