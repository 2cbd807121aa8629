package ike.interop.cli;

import ike.interop.control.ControlServer;
import ike.interop.endpoint.Endpoint;
import ike.interop.files.FileFailure;
import ike.interop.log.LogGroup;
import ike.interop.vici.ViciAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where {@code ike run} is to be controlled. */
sealed interface ControlSocket {
    /** At a place that the user has named, or not at all. */
    record At(ViciAddress address) implements ControlSocket {
    }

    /** At the usual place, if one can listen there: many things are done without. */
    record Usual() implements ControlSocket {
    }

    /** Nowhere. */
    record None() implements ControlSocket {
    }

    /** What is to be closed in the end. */
    interface Opened extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Listens there; to be called before the endpoint runs.
     *
     * @param file the configuration, to be read again on demand; absent if none
     */
    default Opened open(Endpoint endpoint, Optional<Path> file) {
        return switch (this) {
            case At(ViciAddress address) -> {
                try {
                    yield open(address, endpoint, file);
                } catch (IOException e) {
                    throw new UserError(ExitCode.MISSING, "cannot listen at " + address + ": " + FileFailure.writing(e),
                            e);
                }
            }
            case Usual() -> {
                try {
                    yield open(ViciAddress.OURS, endpoint, file);
                } catch (IOException e) {
                    endpoint.journal().remark(LogGroup.CFG, "no control socket at " + ViciAddress.OURS + ": "
                            + FileFailure.writing(e) + "; --vici puts it elsewhere");
                    yield () -> {
                    };
                }
            }
            case None() -> () -> {
            };
        };
    }

    private static Opened open(ViciAddress address, Endpoint endpoint, Optional<Path> file) throws IOException {
        ControlServer server = ControlServer.open(address, endpoint, VersionLines.projectVersion(), file);
        return server::close;
    }
}
