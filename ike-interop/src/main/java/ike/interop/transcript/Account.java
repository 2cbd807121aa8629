package ike.interop.transcript;

import com.google.common.collect.ImmutableList;

/** What one message says, apart from when and where it was caught: the part of an {@link Explanation} that is in it. */
record Account(Subject subject, ImmutableList<Layer> layers, ImmutableList<String> notes) {
}
