// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/field.h"

#include "catalog/fieldparts.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

#define TR(text) QT_TRANSLATE_NOOP("Catalogue", text)

namespace berth {
namespace {

using namespace fieldparts;

constexpr char official[] = "official page of the create call";
constexpr char limits[] = "official page of the create call, x-input-validation";
constexpr char guide[] = "official page and the official client";

constexpr std::array<Field, fieldCount> table{{
    {.id = FieldId::Image,
        .kind = FieldKind::Text,
        .group = FieldGroup::Image,
        .key = "image",
        .labelText = TR("Image"),
        .unitText = "",
        .unsetText = TR("The template's image is used; without a template an image is needed."),
        .helpText
        = TR("The Docker image to run, as NAME:TAG. The tag @vastai-automatic-tag lets Vast.ai pick the tag "
             "that fits the machine."),
        .vastaiFlag = "--image",
        .source = limits,
        .maxLength = 1024},
    {.id = FieldId::TemplateId,
        .kind = FieldKind::Integer,
        .group = FieldGroup::Image,
        .key = "template_id",
        .labelText = TR("Template number"),
        .unitText = "",
        .unsetText = TR("No template is used."),
        .helpText
        = TR("The number of a Vast.ai template. What you set here overrides the template; env is merged."),
        .vastaiFlag = "",
        .source = official,
        .minimum = 1,
        .maximum = 9007199254740992.0},
    {.id = FieldId::TemplateHash,
        .kind = FieldKind::Text,
        .group = FieldGroup::Image,
        .key = "template_hash_id",
        .labelText = TR("Template hash"),
        .unitText = "",
        .unsetText = TR("No template is used."),
        .helpText
        = TR("The hash of a Vast.ai template: it names one exact version. What you set here overrides the "
             "template; env is merged."),
        .vastaiFlag = "--template_hash",
        .source = guide,
        .maxLength = 64},
    {.id = FieldId::ImageLogin,
        .kind = FieldKind::Login,
        .group = FieldGroup::Image,
        .key = "image_login",
        .labelText = TR("Registry login"),
        .unitText = "",
        .unsetText = TR("The image is pulled without a login, or with the template's."),
        .helpText
        = TR("User, access token and registry for a private image. Use a token that can only read."),
        .vastaiFlag = "--login",
        .source = guide,
        .secret = true},
    {.id = FieldId::Runtype,
        .kind = FieldKind::Choice,
        .group = FieldGroup::Access,
        .key = "runtype",
        .labelText = TR("Access"),
        .unitText = "",
        .unsetText
        = TR("The template's own way applies; without a template SSH through the proxy, or the image's "
             "entrypoint when there are arguments."),
        .helpText
        = TR("How you reach the instance. SSH and Jupyter replace the image's entrypoint: then only the "
             "on-start script starts anything."),
        .vastaiFlag = "",
        .source = official,
        .choices = runtypeChoices},
    {.id = FieldId::UseJupyterLab,
        .kind = FieldKind::Flag,
        .group = FieldGroup::Access,
        .key = "use_jupyter_lab",
        .labelText = TR("JupyterLab"),
        .unitText = "",
        .unsetText = TR("The template's choice, else the classic notebook."),
        .helpText = TR("Start JupyterLab in place of the classic notebook."),
        .vastaiFlag = "--jupyter-lab",
        .source = official,
        .relevant = mayRunJupyter},
    {.id = FieldId::JupyterDir,
        .kind = FieldKind::Text,
        .group = FieldGroup::Access,
        .key = "jupyter_dir",
        .labelText = TR("Jupyter folder"),
        .unitText = "",
        .unsetText = TR("The template's folder, else the image's own."),
        .helpText = TR("The folder inside the instance that Jupyter opens, such as /workspace."),
        .vastaiFlag = "--jupyter-dir",
        .source = official,
        .relevant = mayRunJupyter},
    {.id = FieldId::RentalType,
        .kind = FieldKind::Choice,
        .group = FieldGroup::Machine,
        .key = "rental_type",
        .labelText = TR("Rental type"),
        .unitText = "",
        .unsetText = TR("On-demand without a bid, interruptible with one."),
        .helpText
        = TR("On-demand has a fixed price. Interruptible is cheaper, but can be stopped at any moment."),
        .vastaiFlag = "",
        .source = "Berth: the API knows it only by the presence of price",
        .choices = rentalTypeChoices,
        .onWire = false},
    {.id = FieldId::Price,
        .kind = FieldKind::Amount,
        .group = FieldGroup::Machine,
        .key = "price",
        .labelText = TR("Bid"),
        .unitText = TR("$/hour"),
        .unsetText = TR("No bid: the rental is on-demand."),
        .helpText
        = TR("What you bid for the whole machine, in dollars an hour. Only for interruptible rentals."),
        .vastaiFlag = "--bid_price",
        .source = limits,
        .minimum = 0.001,
        .maximum = 128,
        .relevant = isInterruptible},
    {.id = FieldId::Disk,
        .kind = FieldKind::Decimal,
        .group = FieldGroup::Machine,
        .key = "disk",
        .labelText = TR("Disk"),
        .unitText = TR("GB"),
        .unsetText = TR("The template's size, else the server's."),
        .helpText
        = TR("Space for the container. It can't be changed later, and is billed until the instance is "
             "destroyed, stopped or not."),
        .vastaiFlag = "--disk",
        .source = limits,
        .minimum = 8},
    {.id = FieldId::TargetState,
        .kind = FieldKind::Choice,
        .group = FieldGroup::Machine,
        .key = "target_state",
        .labelText = TR("Start as"),
        .unitText = "",
        .unsetText = TR("The instance starts running."),
        .helpText = TR("Whether the instance starts at once. A stopped one costs its disk only."),
        .vastaiFlag = "",
        .source = official,
        .choices = targetStateChoices},
    {.id = FieldId::CancelUnavail,
        .kind = FieldKind::Flag,
        .group = FieldGroup::Machine,
        .key = "cancel_unavail",
        .labelText = TR("Cancel if it can't start"),
        .unitText = "",
        .unsetText = TR("Yes for an on-demand instance that is to run, no for an interruptible one."),
        .helpText
        = TR("Yes: nothing is created if the instance can't start at once. No: a stopped instance is created "
             "then, and its disk is billed."),
        .vastaiFlag = "--cancel-unavail",
        .source = official},
    {.id = FieldId::Vm,
        .kind = FieldKind::Flag,
        .group = FieldGroup::Machine,
        .key = "vm",
        .labelText = TR("Virtual machine"),
        .unitText = "",
        .unsetText = TR("The template's choice, else a container."),
        .helpText = TR(
            "Rent a virtual machine in place of a container. It needs an SSH key on the account before it is "
            "created; one can't be added later."),
        .vastaiFlag = "",
        .source = official},
    {.id = FieldId::Label,
        .kind = FieldKind::Text,
        .group = FieldGroup::Machine,
        .key = "label",
        .labelText = TR("Label"),
        .unitText = "",
        .unsetText = TR("The instance has no label."),
        .helpText = TR("A name of your own for the instance."),
        .vastaiFlag = "--label",
        .source = limits,
        .maxLength = 256},
    {.id = FieldId::Env,
        .kind = FieldKind::KeyValues,
        .group = FieldGroup::Environment,
        .key = "env",
        .labelText = TR("Environment"),
        .unitText = "",
        .unsetText = TR("Only the template's variables and ports, if there is one."),
        .helpText
        = TR("Variables, open ports and other Docker flags. With a template they are added to its own; the "
             "same name here wins."),
        .vastaiFlag = "--env",
        .source = limits,
        .secret = true},
    {.id = FieldId::Onstart,
        .kind = FieldKind::Script,
        .group = FieldGroup::Startup,
        .key = "onstart",
        .labelText = TR("On-start script"),
        .unitText = "",
        .unsetText = TR("The template's script runs, if there is one."),
        .helpText = TR("Bash commands that run each time the instance starts."),
        .vastaiFlag = "--onstart-cmd",
        .source = limits,
        .maxLength = 4096},
    {.id = FieldId::Args,
        .kind = FieldKind::List,
        .group = FieldGroup::Startup,
        .key = "args",
        .labelText = TR("Arguments"),
        .unitText = "",
        .unsetText = TR("The image's own command runs, or the template's."),
        .helpText
        = TR("Arguments for the image's entrypoint, one in each row. They replace the image's CMD."),
        .vastaiFlag = "--args",
        .source = limits,
        .maxLength = 4096,
        .relevant = mayTakeArgs},
    {.id = FieldId::ArgsStr,
        .kind = FieldKind::Text,
        .group = FieldGroup::Startup,
        .key = "args_str",
        .labelText = TR("Arguments as one line"),
        .unitText = "",
        .unsetText = TR("The image's own command runs, or the template's."),
        .helpText = TR("Arguments for the image's entrypoint, as one line that the server splits."),
        .vastaiFlag = "",
        .source = limits,
        .maxLength = 4096,
        .relevant = mayTakeArgs},
    {.id = FieldId::VolumeCreateNew,
        .kind = FieldKind::Flag,
        .group = FieldGroup::Volume,
        .key = "volume_info.create_new",
        .labelText = TR("Volume"),
        .unitText = "",
        .unsetText = TR("No volume is used. A template's volume settings do not apply."),
        .helpText = TR("A volume keeps its files when the instance is destroyed, and is billed on its own."),
        .vastaiFlag = "",
        .source = guide},
    {.id = FieldId::VolumeId,
        .kind = FieldKind::Integer,
        .group = FieldGroup::Volume,
        .key = "volume_info.volume_id",
        .labelText = TR("Volume number"),
        .unitText = "",
        .unsetText = TR("Needed for a volume."),
        .helpText
        = TR("To link: the number of your volume. To create: the number of a volume offer on the same "
             "machine."),
        .vastaiFlag = "",
        .source = guide,
        .minimum = 1,
        .maximum = 9007199254740992.0,
        .relevant = usesVolume},
    {.id = FieldId::VolumeSize,
        .kind = FieldKind::Integer,
        .group = FieldGroup::Volume,
        .key = "volume_info.size",
        .labelText = TR("Volume size"),
        .unitText = TR("GB"),
        .unsetText = TR("The server's size; the official client asks for 15 GB."),
        .helpText = TR("Size of a new volume. It is billed until you delete the volume."),
        .vastaiFlag = "--volume-size",
        .source = guide,
        .minimum = 1,
        .relevant = createsVolume},
    {.id = FieldId::VolumeMountPath,
        .kind = FieldKind::Text,
        .group = FieldGroup::Volume,
        .key = "volume_info.mount_path",
        .labelText = TR("Mount at"),
        .unitText = "",
        .unsetText = TR("Needed for a volume."),
        .helpText = TR("The folder inside the instance where the volume appears, such as /workspace."),
        .vastaiFlag = "--mount-path",
        .source = guide,
        .relevant = usesVolume},
    {.id = FieldId::VolumeName,
        .kind = FieldKind::Text,
        .group = FieldGroup::Volume,
        .key = "volume_info.name",
        .labelText = TR("Volume name"),
        .unitText = "",
        .unsetText = TR("The new volume has no name."),
        .helpText = TR("A name of your own for the new volume."),
        .vastaiFlag = "--volume-label",
        .source = "official client",
        .relevant = createsVolume},
    {.id = FieldId::User,
        .kind = FieldKind::Text,
        .group = FieldGroup::Advanced,
        .key = "user",
        .labelText = TR("Container user"),
        .unitText = "",
        .unsetText = TR("The image's own user."),
        .helpText = TR("The user that the container is created with. It breaks some images."),
        .vastaiFlag = "--user",
        .source = official},
    {.id = FieldId::Force,
        .kind = FieldKind::Flag,
        .group = FieldGroup::Advanced,
        .key = "force",
        .labelText = TR("Skip the server's checks"),
        .unitText = "",
        .unsetText = TR("The server checks the request."),
        .helpText = TR("Skips sanity checks when an instance is created from an existing one."),
        .vastaiFlag = "--force",
        .source = official},
    {.id = FieldId::PythonUtf8,
        .kind = FieldKind::Flag,
        .group = FieldGroup::Advanced,
        .key = "python_utf8",
        .labelText = TR("Python in UTF-8"),
        .unitText = "",
        .unsetText = TR("The template's choice, else the image's locale."),
        .helpText = TR("Sets Python's locale to C.UTF-8."),
        .vastaiFlag = "--python-utf8",
        .source = official},
    {.id = FieldId::LangUtf8,
        .kind = FieldKind::Flag,
        .group = FieldGroup::Advanced,
        .key = "lang_utf8",
        .labelText = TR("System in UTF-8"),
        .unitText = "",
        .unsetText = TR("The template's choice, else the image's locale."),
        .helpText = TR("Sets the system's locale to C.UTF-8."),
        .vastaiFlag = "--lang-utf8",
        .source = official},
}};

// field() finds an entry by its place.
constexpr bool inOrder()
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].id) != i)
            return false;
    }
    return true;
}
static_assert(inOrder());

}

std::span<const Field> catalogue()
{
    return table;
}

const Field &field(FieldId id)
{
    return table[static_cast<std::size_t>(id)];
}

std::optional<FieldId> fieldByKey(QStringView key)
{
    const auto found = std::find_if(
        table.begin(), table.end(), [key](const Field &f) { return key == QLatin1String(f.key); });
    return found == table.end() ? std::nullopt : std::optional(found->id);
}

}
