package ike.crypto.v1;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationLog;
import ike.crypto.DerivationStep;
import ike.crypto.DerivationStep.Input;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.wire.Bytes;
import java.util.stream.Collectors;

/** One of the values that a HASH covers, with its name in the RFC. */
record Part(String name, Bytes octets) {
    /** The key of a HASH, with its name in the RFC. */
    record Key(String name, Secret value) {
    }

    /** prf (key, part | part | …), told to the log. */
    static Bytes hash(Prf prf, Key key, String name, String section, DerivationLog log, Part... parts) {
        Bytes hash = prf.ofPublic(key.value(), run -> {
            for (Part part : parts) {
                run.add(part.octets());
            }
        });
        log.step(() -> step(key, name, section, ImmutableList.copyOf(parts), hash));
        return hash;
    }

    private static DerivationStep step(Key key, String name, String section, ImmutableList<Part> parts, Bytes hash) {
        ImmutableList.Builder<Input> inputs = ImmutableList.<Input>builder().add(Input.of(key.name(), key.value()));
        parts.forEach(part -> inputs.add(Input.of(part.name(), part.octets())));
        String covered = parts.stream().map(Part::name).collect(Collectors.joining(" | "));
        return new DerivationStep(name, "prf (" + key.name() + ", " + covered + ")", section, inputs.build(),
                Secret.copyOf(hash));
    }
}
