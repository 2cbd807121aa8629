package ike.interop.control;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A number for each configured child, the same for all its SAs: what strongSwan calls the reqid. Confined to the engine's
 * thread; grows with the configuration only.
 */
final class ChildNumbers {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    int of(String connection, String child) {
        return numbers.computeIfAbsent(connection + "/" + child, _ -> numbers.size() + 1);
    }
}
