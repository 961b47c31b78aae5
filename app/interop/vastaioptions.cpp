// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/vastaioptions.h"

#include <QSet>
#include <QStringList>

#include <array>

namespace berth {
namespace {

constexpr OptionSpec spec(const char *name, OptionTakes takes, VastaiOption option)
{
    return {name, takes, static_cast<int>(option)};
}

constexpr auto nothing = OptionTakes::Nothing;
constexpr auto one = OptionTakes::One;

using enum VastaiOption;

constexpr std::array globals{
    spec("--url", one, Global),
    spec("--retry", one, Global),
    spec("--explain", nothing, Global),
    spec("--raw", nothing, Global),
    spec("--full", nothing, Global),
    spec("--curl", nothing, Global),
    spec("--api-key", one, ApiKey),
    spec("--version", nothing, Global),
    spec("--no-color", nothing, Global),
    spec("--help", nothing, Global),
    spec("-h", nothing, Global),
};

constexpr std::array common{
    spec("--template_hash", one, TemplateHash),
    spec("--disk", one, Disk),
    spec("--image", one, Image),
    spec("--login", one, Login),
    spec("--label", one, Label),
    spec("--onstart", one, Onstart),
    spec("--onstart-cmd", one, OnstartCmd),
    spec("--entrypoint", one, Entrypoint),
    spec("--ssh", nothing, Ssh),
    spec("--jupyter", nothing, Jupyter),
    spec("--direct", nothing, Direct),
    spec("--jupyter-dir", one, JupyterDir),
    spec("--jupyter-lab", nothing, JupyterLab),
    spec("--lang-utf8", nothing, LangUtf8),
    spec("--python-utf8", nothing, PythonUtf8),
    spec("--extra", one, Extra),
    spec("--env", one, Env),
    spec("--args", OptionTakes::Rest, Args),
    spec("--cancel-unavail", nothing, CancelUnavail),
};

constexpr std::array createOnly{
    spec("--user", one, User),
    spec("--force", nothing, Force),
    spec("--bid_price", one, BidPrice),
    spec("--create-volume", one, CreateVolume),
    spec("--link-volume", one, LinkVolume),
    spec("--volume-size", one, VolumeSize),
    spec("--mount-path", one, MountPath),
    spec("--volume-label", one, VolumeLabel),
};

constexpr std::array launchOnly{
    spec("-g", one, Search),
    spec("--gpu-name", one, Search),
    spec("-n", one, Search),
    spec("--num-gpus", one, Search),
    spec("-r", one, Search),
    spec("--region", one, Search),
    spec("-i", one, Image),
    spec("-d", one, Disk),
    spec("--limit", one, Search),
    spec("-o", one, Search),
    spec("--order", one, Search),
};

template <std::size_t A, std::size_t B, std::size_t C>
constexpr auto joined(const std::array<OptionSpec, A> &a, const std::array<OptionSpec, B> &b,
    const std::array<OptionSpec, C> &c)
{
    std::array<OptionSpec, A + B + C> all{};
    std::size_t at = 0;
    for (const OptionSpec &option : a)
        all[at++] = option;
    for (const OptionSpec &option : b)
        all[at++] = option;
    for (const OptionSpec &option : c)
        all[at++] = option;
    return all;
}

constexpr auto create = joined(common, createOnly, globals);
constexpr auto launch = joined(common, launchOnly, globals);

}

std::span<const OptionSpec> createOptions()
{
    return create;
}

std::span<const OptionSpec> launchOptions()
{
    return launch;
}

std::span<const OptionSpec> globalOptions()
{
    return globals;
}

bool isClientVerb(const QString &word)
{
    static const QStringList verbs = QStringLiteral("accept add attach cancel change cleanup clone cloud "
                                                    "create defrag delete destroy detach get invite join "
                                                    "label launch list metrics prepay reboot recycle reject "
                                                    "remove reset run schedule search self-test set show "
                                                    "start stop take tfa transfer unlist update vm")
                                         .split(u' ');
    return verbs.contains(word);
}

}
