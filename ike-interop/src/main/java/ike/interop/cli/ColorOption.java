package ike.interop.cli;

import ike.interop.transcript.Style;
import java.io.Console;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --color}: whether output carries ANSI colours. */
final class ColorOption {
    /** When to colour. */
    enum When {
        auto,
        always,
        never
    }

    @Option(names = "--color", paramLabel = "WHEN", arity = "0..1", fallbackValue = "always", defaultValue = "auto",
            description = "Colours: ${COMPLETION-CANDIDATES} (default: auto, that is on a terminal unless NO_COLOR is set).")
    private When when = When.auto;

    Style style() {
        return switch (when) {
            case always -> Style.ANSI;
            case never -> Style.PLAIN;
            case auto -> Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                    && System.getenv("NO_COLOR") == null ? Style.ANSI : Style.PLAIN;
        };
    }
}
