#include "store/failure.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace aplomb::store {

VaultError cannot_write(const std::filesystem::path& file) {
  return VaultError(
      {N_("The data file {file} cannot be written. Ask the administrator to let this user write to the file and to its "
          "folder."),
       {{"file", file.string()}}});
}

VaultError not_a_vault(const std::filesystem::path& file) {
  return VaultError({N_("{file} is not an Aplomb data file, or its beginning is damaged. Choose another file; if it is the right one, leave it as "
                        "it is, and restore the last backup into a new file."),
                     {{"file", file.string()}}});
}

VaultError damaged(const std::filesystem::path& file) {
  return VaultError(
      {N_("The data file {file} is damaged. Leave it as it is, and restore the last backup into a new file."),
       {{"file", file.string()}}});
}

DiskFull disk_full(const std::filesystem::path& file) {
  return DiskFull({N_("The disk that holds {file} is full. Free some space, then start again."), {{"file", file.string()}}});
}

VaultError medium_unfit(const std::filesystem::path& file) {
  return VaultError(
      {N_("The disk that holds {file} cannot keep the data safe: it is a network folder or does not allow shared "
          "memory. Put the data file on a disk of this computer."),
       {{"file", file.string()}}});
}

VaultError cannot_store(const std::string& why) {
  return VaultError(
      {N_("This cannot be stored ({why}). Correct the text or the number, then try again."), {{"why", why}}});
}

void check_code(int code) {
  if (code != SQLITE_OK) throw SQLite::Exception(sqlite3_errstr(code), code & 0xFF);
}

void throw_as_vault_error(const SQLite::Exception& exception, const std::filesystem::path& file) {
  const std::string name = file.string();
  // Memory that is shared beside the file is made by writing to a file too.
  if (exception.getExtendedErrorCode() == SQLITE_IOERR_SHMSIZE) throw disk_full(file);
  // Also where SQLite names the call that asked for memory as what failed.
  if (exception.getErrorCode() == SQLITE_NOMEM || exception.getExtendedErrorCode() == SQLITE_IOERR_NOMEM) {
    throw VaultError({N_("This computer has no memory left for the data file {file}. Close other programs, then start again."),
                      {{"file", name}}});
  }
  switch (exception.getErrorCode()) {
    case SQLITE_FULL:
      throw disk_full(file);
    case SQLITE_CORRUPT:
      throw damaged(file);
    case SQLITE_NOTADB:
      throw not_a_vault(file);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      throw cannot_write(file);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw VaultError(
          {N_("The data file {file} is busy with other work. Wait a moment, then try again."), {{"file", name}}});
    case SQLITE_CANTOPEN:
      throw VaultError(
          {N_("The data file {file} cannot be opened. Check that its disk is there and may be read and written."),
           {{"file", name}}});
    case SQLITE_IOERR:
      throw VaultError(
          {N_("The disk that holds {file} does not answer as it should. Check the disk, then start again."),
           {{"file", name}}});
    case SQLITE_CONSTRAINT:
      // SQLite names the rule or the column, never a value, so this carries no personal data.
      throw VaultError({N_("The data file refused a change: {why}."), {{"why", exception.what()}}});
    default:
      throw VaultError({N_("The data file {file} could not do what was asked: {why}."),
                        {{"file", name}, {"why", exception.what()}}});
  }
}

}  // namespace aplomb::store
