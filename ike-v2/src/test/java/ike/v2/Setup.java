package ike.v2;

import com.google.common.collect.ImmutableList;
import ike.engine.Limits;
import ike.engine.config.Connection;
import ike.engine.config.SharedSecret;
import ike.engine.sim.Node;
import ike.v2.exchange.Habits;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * How a {@link Scene} begins.
 *
 * @param left what is different about left's connection, {@code right} about right's
 * @param leftSecret left's shared secret, {@code rightSecret} right's
 * @param encapsulates the left engine pretends a NAT in every exchange
 * @param habits what both do where the RFC leaves it open
 * @param nodes what stands on left's line between the gate and the core
 */
record Setup(Limits limits, UnaryOperator<Connection> left, UnaryOperator<Connection> right,
        Supplier<SharedSecret> leftSecret, Supplier<SharedSecret> rightSecret, boolean encapsulates,
        ImmutableList<Node> nodes, Habits habits) {
    static final Setup USUAL = new Setup(Limits.DEFAULT, UnaryOperator.identity(), UnaryOperator.identity(),
            Setup::secret, Setup::secret, false, ImmutableList.of(), Habits.DEFAULT);

    Setup limits(Limits other) {
        return new Setup(other, left, right, leftSecret, rightSecret, encapsulates, nodes, habits);
    }

    Setup left(UnaryOperator<Connection> change) {
        return new Setup(limits, change, right, leftSecret, rightSecret, encapsulates, nodes, habits);
    }

    Setup right(UnaryOperator<Connection> change) {
        return new Setup(limits, left, change, leftSecret, rightSecret, encapsulates, nodes, habits);
    }

    Setup both(UnaryOperator<Connection> change) {
        return left(change).right(change);
    }

    Setup secrets(Supplier<SharedSecret> ofLeft, Supplier<SharedSecret> ofRight) {
        return new Setup(limits, left, right, ofLeft, ofRight, encapsulates, nodes, habits);
    }

    Setup encapsulating() {
        return new Setup(limits, left, right, leftSecret, rightSecret, true, nodes, habits);
    }

    Setup behind(Node... onTheLine) {
        return new Setup(limits, left, right, leftSecret, rightSecret, encapsulates, ImmutableList.copyOf(onTheLine),
                habits);
    }

    Setup breaking() {
        return new Setup(limits, left, right, leftSecret, rightSecret, encapsulates, nodes, habits.breaking());
    }

    Setup habits(Habits other) {
        return new Setup(limits, left, right, leftSecret, rightSecret, encapsulates, nodes, other);
    }

    private static SharedSecret secret() {
        return Fixtures.secret("the wind in the willows");
    }
}
