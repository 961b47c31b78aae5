// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>
#include <span>

namespace berth {

class RequestFields;

// Every field of the create call (PUT /api/v0/asks/{id}/), and one that only the form has (RentalType).
// The order is the table's; nothing stores these numbers.
enum class FieldId : quint8 {
    Image,
    TemplateId,
    TemplateHash,
    ImageLogin,
    Runtype,
    UseJupyterLab,
    JupyterDir,
    RentalType,
    Price,
    Disk,
    TargetState,
    CancelUnavail,
    Vm,
    Label,
    Env,
    Onstart,
    Args,
    ArgsStr,
    VolumeCreateNew,
    VolumeId,
    VolumeSize,
    VolumeMountPath,
    VolumeName,
    User,
    Force,
    PythonUtf8,
    LangUtf8,
};
inline constexpr int fieldCount = static_cast<int>(FieldId::LangUtf8) + 1;

enum class FieldGroup : quint8 { Image, Access, Machine, Environment, Startup, Volume, Advanced };

// What type a field's value has (see FieldValue) and so which widget, codec and text form it gets.
enum class FieldKind : quint8 {
    Text, // QString, one line
    Script, // QString, many lines
    Integer, // qint64
    Decimal, // double
    Amount, // Money, $/hour
    Choice, // QString, one of choices()
    Flag, // bool; left alone is a third state
    List, // QStringList
    KeyValues, // EnvRows
    Login, // ImageLogin
};

struct FieldChoice
{
    const char *value; // the API's word
    const char *label; // in plain words, to be translated
    const char *help;
};

// One entry of the catalogue. Texts are translated by the accessors.
struct Field
{
    FieldId id;
    FieldKind kind;
    FieldGroup group;
    const char
        *key; // JSON key; "volume_info.size" reaches inside; also the name for --set and the objectName
    const char *labelText;
    const char *unitText; // "GB", "$/hour" or empty
    const char *unsetText; // what happens when the field is left alone
    const char *helpText;
    const char *vastaiFlag; // the official client's option, or empty where it has none
    const char *source; // where the fact comes from
    double minimum = 0; // for Integer, Decimal and Amount ($)
    double maximum = 0; // 0: no upper limit is documented
    int maxLength = 0; // characters; 0: none documented for the field alone
    std::span<const FieldChoice> choices = {};
    bool onWire = true; // false: the form's own, never a key of the body
    bool secret = false; // its value, or part of it, must be masked wherever it is shown
    // Whether the form shows the field. A field that is set is always shown, whatever this says.
    bool (*relevant)(const RequestFields &) = nullptr;

    [[nodiscard]] QString label() const;
    [[nodiscard]] QString unit() const;
    [[nodiscard]] QString unsetMeaning() const;
    [[nodiscard]] QString help() const;
    [[nodiscard]] QString name() const { return QString::fromLatin1(key); }
};

[[nodiscard]] std::span<const Field> catalogue();
[[nodiscard]] const Field &field(FieldId id);
[[nodiscard]] std::optional<FieldId> fieldByKey(QStringView key);
[[nodiscard]] bool isRelevant(const Field &field, const RequestFields &fields);

[[nodiscard]] std::span<const FieldGroup> fieldGroups();
[[nodiscard]] QString groupLabel(FieldGroup group);

[[nodiscard]] QString choiceLabel(const FieldChoice &choice);
[[nodiscard]] QString choiceHelp(const FieldChoice &choice);

}
