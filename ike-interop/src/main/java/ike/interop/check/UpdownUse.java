package ike.interop.check;

import com.google.common.collect.ImmutableList;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Programs of {@code updown} that cannot be run. */
final class UpdownUse {
    private UpdownUse() {
    }

    static ImmutableList<Remark> remarks(List<Connection> connections) {
        ImmutableList.Builder<Remark> remarks = ImmutableList.builder();
        for (Connection connection : connections) {
            for (ChildConfig child : connection.children()) {
                child.reactions().updown().stream().limit(1).filter(UpdownUse::isMissing)
                        .forEach(program -> remarks.add(new Remark("connections." + connection.name() + ".children."
                                + child.name() + ".updown", program + " is no program that can be run here")));
            }
        }
        return remarks.build();
    }

    /** What is no path is looked for by the system. */
    private static boolean isMissing(String program) {
        return program.contains("/") && !Files.isExecutable(Path.of(program));
    }
}
