package ike.interop.endpoint;

import java.util.Optional;

/**
 * How a user names a child: {@code CHILD}, or {@code CONN/CHILD} where several connections have a child of that name.
 */
public record ChildName(Optional<String> connection, String child) {
    /** Reads either form. */
    public static ChildName parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new ChildName(Optional.empty(), text)
                : new ChildName(Optional.of(text.substring(0, slash)), text.substring(slash + 1));
    }

    /** True when a child of this connection is meant. */
    boolean isOf(String connectionName) {
        return connection.isEmpty() || connection.get().equals(connectionName);
    }

    @Override
    public String toString() {
        return connection.map(name -> name + "/").orElse("") + child;
    }
}
