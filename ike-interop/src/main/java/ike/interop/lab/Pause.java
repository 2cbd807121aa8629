package ike.interop.lab;

import java.io.IOException;

/** What happens when the demands of a case are played and its two daemons still stand, whether it passed or not. */
@FunctionalInterface
public interface Pause {
    /** Goes on at once. */
    Pause NONE = _ -> {
    };

    /** Returns when the case may be taken down. */
    void stand(LabNetwork network) throws IOException;
}
