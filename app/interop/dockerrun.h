// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/importresult.h"

namespace berth {

// Reads `docker run …` (also `docker container run`, `docker create`, podman, nvidia-docker), after a prompt,
// sudo or assignments; the first such command counts. Image, arguments, -e, -p, -v, --hostname, --user and
// --name are taken over. As Docker starts the image's own entrypoint, the access mode becomes "args", but
// where only an interactive shell is asked for (-it IMAGE bash) it becomes SSH. --entrypoint, which the
// create call does not have, becomes the on-start script together with the arguments. Every other option is
// listed with its reason: as passed over where an instance has what it asks for or needs no such thing, as a
// problem where something is lost.
[[nodiscard]] ImportResult readDockerRun(const QString &text);

}
