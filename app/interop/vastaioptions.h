// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/optionreader.h"

namespace berth {

// The options of the official client's `create instance` and `launch instance` (client 0.4 and 1.x).
enum class VastaiOption : int {
    TemplateHash,
    User,
    Disk,
    Image,
    Login,
    Label,
    Onstart,
    OnstartCmd,
    Entrypoint,
    Ssh,
    Jupyter,
    Direct,
    JupyterDir,
    JupyterLab,
    LangUtf8,
    PythonUtf8,
    Extra,
    Env,
    Args,
    Force,
    CancelUnavail,
    BidPrice,
    CreateVolume,
    LinkVolume,
    VolumeSize,
    MountPath,
    VolumeLabel,
    Search, // launch only: which offers are looked for
    ApiKey,
    Global, // how the client itself behaves
};

[[nodiscard]] std::span<const OptionSpec> createOptions();
[[nodiscard]] std::span<const OptionSpec> launchOptions();
[[nodiscard]] std::span<const OptionSpec> globalOptions();

// The client joins a word that is one of its verbs ("show", "start" …) with the one behind it, wherever it
// stands on the command line.
[[nodiscard]] bool isClientVerb(const QString &word);

}
