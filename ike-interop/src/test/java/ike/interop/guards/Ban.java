package ike.interop.guards;

import com.google.common.collect.ImmutableSet;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;

/**
 * Something that a class may not touch: a type or a package altogether, or single members of a type.
 *
 * @param target
 *            a class name, or the beginning of one when it ends in a dot or a star
 * @param members
 *            names of methods and fields, {@code <init>} for construction; empty for the whole type
 * @param unlessArguments
 *            a call with this number of arguments is harmless; -1 for none
 * @param reason
 *            why
 */
record Ban(String target, ImmutableSet<String> members, int unlessArguments, String reason) {

    static Ban type(String target, String reason) {
        return new Ban(target, ImmutableSet.of(), -1, reason);
    }

    static Ban members(String target, String reason, String... members) {
        return new Ban(target, ImmutableSet.copyOf(members), -1, reason);
    }

    /** For an overloaded method of which one form takes what makes it harmless, such as the map to collect into. */
    static Ban unlessArguments(int count, String target, String member, String reason) {
        return new Ban(target, ImmutableSet.of(member), count, reason);
    }

    boolean forbids(Dependency dependency) {
        return members.isEmpty() && matches(dependency.getTargetClass().getName());
    }

    boolean forbids(JavaAccess<?> access) {
        return members.contains(access.getTarget().getName()) && matches(access.getTargetOwner().getName())
                && !(access instanceof JavaCall<?> call
                        && call.getTarget().getRawParameterTypes().size() == unlessArguments);
    }

    private boolean matches(String name) {
        if (target.endsWith(".")) {
            return name.startsWith(target);
        }
        return target.endsWith("*") ? name.startsWith(target.substring(0, target.length() - 1)) : name.equals(target);
    }
}
