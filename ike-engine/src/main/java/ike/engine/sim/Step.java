package ike.engine.sim;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationStep;
import ike.engine.Effect;
import ike.engine.EngineView;
import ike.engine.Input;

/**
 * One input of an engine and what it made of it.
 *
 * @param before every SA before the input, {@code after} every SA after it
 * @param derivations the keys that were derived meanwhile, in order; their secrets belong to the {@link Recorder}
 */
public record Step(EngineView before, Input input, ImmutableList<Effect> effects, EngineView after,
        ImmutableList<DerivationStep> derivations) {
}
