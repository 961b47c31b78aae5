// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/field.h"
#include "catalog/requestfields.h"
#include "catalog/runtype.h"

#include <QtGlobal>

// What entries of the catalogue are made of: when a field matters, and what it may be set to. Only
// catalogue.cpp includes this.
namespace berth::fieldparts {

#define BERTH_CHOICE(text) QT_TRANSLATE_NOOP("Catalogue", text)

inline AccessMode accessMode(const RequestFields &fields)
{
    return parseRuntype(fields.text(FieldId::Runtype)).value_or(Runtype{}).mode;
}

inline bool mayRunJupyter(const RequestFields &fields)
{
    return accessMode(fields) == AccessMode::Jupyter;
}

inline bool mayTakeArgs(const RequestFields &fields)
{
    const AccessMode mode = accessMode(fields);
    return mode == AccessMode::Args || mode == AccessMode::LeftAlone;
}

inline bool isInterruptible(const RequestFields &fields)
{
    return fields.text(FieldId::RentalType) == QLatin1String("interruptible");
}

inline bool usesVolume(const RequestFields &fields)
{
    return fields.isSet(FieldId::VolumeCreateNew);
}
inline bool createsVolume(const RequestFields &fields)
{
    return fields.isTrue(FieldId::VolumeCreateNew);
}

inline constexpr FieldChoice runtypeChoices[] = {
    {"ssh", BERTH_CHOICE("SSH through the proxy (short form)"), BERTH_CHOICE("The same as ssh_proxy.")},
    {"jupyter", BERTH_CHOICE("Jupyter and SSH through the proxy (short form)"),
        BERTH_CHOICE("The same as jupyter_proxy.")},
    {"args", BERTH_CHOICE("The image's own entrypoint"),
        BERTH_CHOICE(
            "The container starts as the image means it to, with your arguments. No SSH, no Jupyter.")},
    {"ssh_proxy", BERTH_CHOICE("SSH through the proxy"),
        BERTH_CHOICE("Works on every machine; slower for large copies.")},
    {"ssh_direct", BERTH_CHOICE("SSH, direct"),
        BERTH_CHOICE("Straight to the machine; it needs an open port there.")},
    {"jupyter_proxy", BERTH_CHOICE("Jupyter and SSH through the proxy"),
        BERTH_CHOICE("Jupyter in the browser, and SSH.")},
    {"jupyter_direct", BERTH_CHOICE("Jupyter and SSH, direct"),
        BERTH_CHOICE("Straight to the machine; it needs open ports there.")},
};

inline constexpr FieldChoice targetStateChoices[] = {
    {"running", BERTH_CHOICE("Running"), BERTH_CHOICE("Start the instance at once.")},
    {"stopped", BERTH_CHOICE("Stopped"),
        BERTH_CHOICE("Create it without starting it. Its disk is billed, its GPU is not.")},
};

inline constexpr FieldChoice rentalTypeChoices[] = {
    {"on-demand", BERTH_CHOICE("On-demand"), BERTH_CHOICE("A fixed price. Nobody can outbid you.")},
    {"interruptible", BERTH_CHOICE("Interruptible"),
        BERTH_CHOICE(
            "You bid a price. Who bids more, or rents on-demand, stops your instance; its disk is billed "
            "on.")},
};

#undef BERTH_CHOICE

}
