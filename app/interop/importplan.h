// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/importresult.h"

namespace berth {

enum class ImportScope : quint8 {
    OnlyNamed, // fields the text does not name keep their values; env is merged by key, the text wins
    Everything, // the form becomes what the text says; what it does not name is left alone
};

// One line of "what changes": a field, or one row of the environment.
struct ImportChange
{
    FieldId id;
    QString label; // "Disk", "Environment: HF_TOKEN"
    QString before; // as a person may see it, secrets as dots; empty: left alone
    QString after;
    friend bool operator==(const ImportChange &, const ImportChange &) = default;
};

// What applying a pasted text would do to a form. A plain value: nothing is changed until somebody takes
// `result` and `offerId`.
struct ImportPlan
{
    ImportKind kind = ImportKind::Unknown;
    QString heading; // "A “docker run” command"
    RequestFields result;
    qint64 offerBefore = 0;
    qint64 offerId = 0; // the one afterwards; 0: none
    QList<ImportChange> changes; // in the catalogue's order
    int alreadySo = 0; // how many fields and rows the text names that have that very value
    QString onstartFile; // see ImportResult
    QList<ImportProblem> lost; // asked for, and not taken over
    QList<ImportProblem> passedOver;
    QList<ImportProblem> warnings;

    [[nodiscard]] bool offerChanges() const { return offerId != offerBefore; }
    [[nodiscard]] bool changesAnything() const { return !changes.isEmpty() || offerChanges(); }
};

// Pure. Values that are only dots, copied from where a secret was hidden, are lost and said so, and what the
// form has in their place stays. With a price the rental type becomes interruptible; of two settings that
// exclude each other (args and args_str, template by number and by hash) the text's wins.
[[nodiscard]] ImportPlan planImport(
    const ImportResult &import, const RequestFields &now, qint64 offerNow, ImportScope scope);

}
