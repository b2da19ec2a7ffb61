package io.ecoai.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * What the dashboard says of itself.
 *
 * @param application the name of the application, or {@code null} if it has none
 * @param source what it shows, if that is not the application that it runs in
 * @param deletes whether answers can be removed with it
 */
public record DashboardAbout(@Nullable String application, @Nullable String source, boolean deletes) {

}
